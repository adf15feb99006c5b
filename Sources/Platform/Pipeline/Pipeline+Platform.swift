extension Pipeline {
  /// The platform's pipeline: from customers to documents.
  ///
  /// - Parameters:
  ///   - preparation: Which customers are made, and where all files go.
  ///   - declarations: What the platform is declared to be.
  public init(
    _ preparation: DataPreparation, _ declarations: PlatformDeclarations, options: PipelineOptions,
    meter: PipelineMeter
  ) {
    let stages = PlatformStages(preparation, declarations, options)
    self.init(preparation.layout, works: stages.all, meter: meter)
  }
}
