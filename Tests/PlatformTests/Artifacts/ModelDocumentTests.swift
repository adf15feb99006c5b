import Predictions
import Testing

@testable import Platform

@Suite struct ModelDocumentTests {
  /// A tree with a test of a number above a test of a category.
  private var document: ModelDocument {
    var tree = ModelDocument.Tree()
    tree.left = [1, -1, 3, -1, -1]
    tree.right = [2, -1, 4, -1, -1]
    tree.parents = [ModelDocument.noParent, 0, 0, 2, 2]
    tree.features = [0, 0, 1, 0, 0]
    tree.conditions = [0.5, -0.25, 0, 0.125, 1e-7]
    tree.defaultLeft = [1, 0, 0, 0, 0]
    tree.splitTypes = [0, 0, 1, 0, 0]
    tree.weights = [0, -0.25, 0, 0.125, 1e-7]
    tree.hessians = [100, 40, 60, 20, 40]
    tree.gains = [3, 0, 2, 0, 0]
    tree.categories = [0, 2, 65]
    tree.categoryNodes = [2]
    tree.categorySegments = [0]
    tree.categorySizes = [3]
    return ModelDocument(
      trees: [tree, tree], treeGroups: [0, 0], objective: "reg:squarederror", baseScore: 0.75, classCount: 0,
      featureCount: 2, featureNames: ["größe \"x\"", "colour"], featureTypes: ["float", "c"],
      attributes: ["kb_link": "identity", "best_iteration": "1"])
  }

  @Test func `Both forms read back as the same trees`() throws {
    let ensemble = try TreeEnsemble(parsing: document.content.ubj)
    #expect(try TreeEnsemble(parsing: document.content.json) == ensemble)
    #expect(ensemble.trees.count == 2)
    #expect(ensemble.baseMargins == [0.75])
    #expect(ensemble.featureNames == ["größe \"x\"", "colour"])
    #expect(ensemble.attributes == ["kb_link": "identity", "best_iteration": "1"])
    let scorer = TreeScorer(ensemble)
    #expect(try scorer.margins(of: [0.4, 1]) == [0.25])
    #expect(try scorer.margins(of: [.nan, 1]) == [0.25])
    #expect(try scorer.margins(of: [0.6, 1]) == [1])
    for category: Float in [0, 2, 65] {
      #expect(try scorer.margins(of: [0.6, category]) == [0.75 + 1e-7 + 1e-7])
    }
  }

  @Test func `Trees that were read are written so that they read back the same`() throws {
    let ensemble = try TreeEnsemble(parsing: document.content.ubj)
    let again = ModelDocument(ensemble).content
    #expect(try TreeEnsemble(parsing: again.ubj) == ensemble)
    #expect(try TreeEnsemble(parsing: again.json) == ensemble)
  }

  @Test func `A trained model with categories and classes survives being read and written`() async throws {
    let library = try XGBoostLibrary()
    let data = try await TrainingSample.data(800)
    let rows = try DMatrix(
      library, features: data.customers.features, schema: data.schema, labels: data.values(of: .nextCategory))
    let booster = try Booster(
      library, caching: [rows],
      parameters: [
        ("objective", "multi:softprob"), ("num_class", "12"), ("tree_method", "hist"), ("max_depth", "3"),
        ("nthread", "1"), ("base_score", "0"),
      ])
    for round in 0..<2 { try booster.update(round: round, on: rows) }
    let ensemble = try TreeEnsemble(parsing: booster.saved(as: .ubj))
    let again = try TreeEnsemble(parsing: ModelDocument(ensemble).content.ubj)
    #expect(again.trees == ensemble.trees)
    #expect(again.treeGroups == ensemble.treeGroups)
    let other = try Booster(library)
    try other.load(ModelDocument(ensemble).content.json)
    let fresh = try DMatrix(library, features: data.customers.features, schema: data.schema)
    #expect(try other.predictions(for: fresh) == (try booster.predictions(for: fresh)))
  }
}
