import CKernels

/// Explains margins by exact path-dependent Shapley values.
///
/// The game is that of TreeSHAP: a test of an unknown feature sends a row both ways, in the shares of the training rows
/// that went there (Lundberg et al., "From local explanations to global understanding with explainable AI for trees",
/// Nature Machine Intelligence 2, 2020). The values come from its multilinear extension (Owen, "Multilinear extensions
/// of games", Management Science 18, 1972): feature i's value is the integral over t in 0...1 of the derivative by i
/// where every feature is known with probability t. On a path with d features the integrand is a polynomial of degree
/// d - 1, so that a Gauss-Legendre rule of ⌈d / 2⌉ points is exact, however often a feature is tested. (XGBoost took up
/// quadrature, with a fixed number of points, after version 3.2: pull request 12106.)
///
/// O(nodes × points) a row. XGBoost's `pred_contribs` gives the same values.
public struct ShapleyExplainer: Sendable {
  let forest: ShapleyForest
  let path: kb_path

  /// Prepares the trees of an ensemble. O(nodes × depth).
  public init(_ ensemble: TreeEnsemble) { self.init(ensemble, path: KB_PATH_BEST) }

  init(_ ensemble: TreeEnsemble, path: kb_path) {
    forest = ShapleyForest(ensemble)
    self.path = path
  }

  /// How many features a row has.
  public var featureCount: Int { forest.featureCount }

  /// Each group's margin before any feature is known: its base margin and the means of its trees, weighted with cover.
  public var baseValues: [Float] { forest.baseValues.map(Float.init) }

  func check(columnCount: Int) throws(FeatureError) {
    // A matrix has a column even where a model has no feature.
    guard columnCount == featureCount || featureCount == 0 else {
      throw FeatureError("expected rows of \(featureCount) features, found \(columnCount); are they the model's own?")
    }
  }

  /// Lends a kernel its workspace: so many floats, aligned for its widest vectors.
  func withWorkspace(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * MemoryLayout<Float>.stride, alignment: 64)
    defer { memory.deallocate() }
    body(memory.initializeMemory(as: Float.self, repeating: 0, count: count))
  }
}
