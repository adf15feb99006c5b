import Platform
import Predictions
import Tools

extension PlatformWorkspace {
  /// The tools over the platform's customers; the first call makes what is missing.
  ///
  /// - Parameter progress: Sees how far that is.
  public func tools(progress: @escaping @Sendable (PreparationEvent) -> Void = { _ in }) async -> [Tool] {
    let preparation = CataloguePreparation(self, progress: progress)
    let analysis = KeptAnalysis(load: predictions)
    func prepared(_ definition: ToolDefinition, _ tool: @escaping @Sendable () throws -> Tool) -> Tool {
      Tool(definition) { input in
        try await preparation.finish()
        return try await tool().run(input)
      }
    }
    let query = QueryAthena(catalogueEngine(), schema: querySchema).tool
    return [
      asksAthena ? await athenaTool() : prepared(query.definition) { query },
      prepared(CustomerDetailsTool.definition) { CustomerDetailsTool.tool(try analysis.value()) },
      prepared(ExplanationTool.definition) { ExplanationTool.tool(try analysis.value()) },
    ].compactMap(\.self)
  }

  /// The tool `query_athena` over Athena itself, described by the tables of the Glue Data Catalog; `nil` where statements
  /// do not go there, or the catalog cannot be read, which is a warning.
  func athenaTool() async -> Tool? {
    guard asksAthena else { return nil }
    do {
      let engine = try await queryEngine(QueryLimits())
      return QueryAthena(engine, schema: try await engine.schema(dictionary: columnMeanings)).tool
    } catch {
      cloud.warn("query_athena is not offered: \(error)")
      return nil
    }
  }

  /// What a model is told of the tables: those that are there, otherwise those that will be made.
  var querySchema: QuerySchema {
    let dictionary = columnMeanings
    if PredictionRecord(stored: layout) != nil, let schema = try? catalogueEngine().schema(dictionary: dictionary) {
      return schema
    }
    let tables = CatalogueListing(schema).tables.map { table in
      QuerySchema.Table(
        schema: table.schema, name: table.name,
        columns: table.columns.map { QuerySchema.Column(name: $0.name, type: $0.type) })
    }
    return QuerySchema(tables: tables).described(by: dictionary)
  }
}
