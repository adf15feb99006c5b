import Predictions
import Testing

@testable import Platform

@Suite struct XGBoostLibraryTests {
  private let schema = FeatureSchema(features: [
    Feature(name: "size", section: "S", kind: .float, meaning: "A size."),
    Feature(
      name: "colour", section: "S", kind: .category(levels: ["a", "b", "c", "d", "e", "f"]), meaning: "A colour."),
  ])

  private func rows(_ count: Int) -> (matrix: FeatureMatrix, labels: [Float]) {
    var random = RandomStream(seed: 3, row: 0, purpose: 1)
    var matrix = FeatureMatrix(columnCount: 2)
    var labels: [Float] = []
    for _ in 0..<count {
      let (size, colour) = (Float(random.uniform()), Float(random.integer(in: 0..<6)))
      matrix.append(row: [random.happens(0.1) ? .nan : size, colour])
      labels.append(size + (colour == 2 || colour == 5 ? 1 : 0))
    }
    return (matrix, labels)
  }

  private func booster(_ library: XGBoostLibrary, _ matrix: DMatrix, rounds: Int) throws -> Booster {
    let booster = try Booster(
      library, caching: [matrix],
      parameters: [
        ("objective", "reg:squarederror"), ("tree_method", "hist"), ("max_depth", "3"), ("nthread", "1"),
        ("base_score", "0.5"), ("max_cat_to_onehot", "4"),
      ])
    for round in 0..<rounds { try booster.update(round: round, on: matrix) }
    return booster
  }

  @Test func `The library is found and says its version`() throws {
    let library = try XGBoostLibrary()
    #expect(library.version.split(separator: ".").count == 3)
    #expect(XGBoostLibrary.candidates.contains(library.path))
  }

  @Test func `An absent library is one line that names the package`() {
    let error = #expect(throws: XGBoostError.self) { try XGBoostLibrary(path: "/nowhere/libxgboost.so") }
    #expect(error?.code == .absent)
    #expect(error?.description.contains("xgboost") == true)
    #expect(error?.description.contains("install") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test func `Another library is refused by the function that it lacks`() {
    #if canImport(Darwin)
      let other = "/usr/lib/libSystem.B.dylib"
    #else
      let other = "libm.so.6"
    #endif
    let error = #expect(throws: XGBoostError.self) { try XGBoostLibrary(path: other) }
    #expect(error?.code == .incomplete)
    #expect(error?.description.contains("XGBoostVersion") == true)
  }

  @Test func `A model is trained, saved in both forms and read back with the same predictions`() throws {
    let library = try XGBoostLibrary()
    let (matrix, labels) = rows(400)
    let held = try DMatrix(library, features: matrix, schema: schema, labels: labels)
    let booster = try booster(library, held, rounds: 8)
    try booster.setAttribute("kb_link", "identity")
    try booster.setFeatures(schema)
    let fresh = try DMatrix(library, features: matrix, schema: schema)
    let expected = try booster.predictions(for: fresh)
    #expect(expected.count == 400)
    for format in [Booster.Format.ubj, .json] {
      let bytes = try booster.saved(as: format)
      let other = try Booster(library)
      try other.load(bytes)
      #expect(try other.predictions(for: fresh) == expected)
      let ensemble = try TreeEnsemble(parsing: bytes)
      #expect(ensemble.featureNames == ["size", "colour"])
      #expect(ensemble.attributes["kb_link"] == "identity")
      #expect(try TreeScorer(ensemble).predictions(of: matrix) == expected)
    }
  }

  @Test func `The first rounds alone predict as the model did then`() throws {
    let library = try XGBoostLibrary()
    let (matrix, labels) = rows(300)
    let held = try DMatrix(library, features: matrix, schema: schema, labels: labels)
    let short = try booster(library, held, rounds: 3)
    let cut = try booster(library, held, rounds: 7).prefix(rounds: 3)
    let fresh = try DMatrix(library, features: matrix, schema: schema)
    #expect(try cut.predictions(for: fresh) == (try short.predictions(for: fresh)))
    #expect(try TreeEnsemble(parsing: cut.saved(as: .ubj)).trees.count == 3)
  }

  @Test func `Trouble inside the library is an error with its words and without its stack`() throws {
    let library = try XGBoostLibrary()
    let (matrix, labels) = rows(50)
    let held = try DMatrix(library, features: matrix, schema: schema, labels: labels)
    let booster = try Booster(library, caching: [held], parameters: [("objective", "reg:nonsense")])
    let error = #expect(throws: XGBoostError.self) { try booster.update(round: 0, on: held) }
    #expect(error?.code == .failed)
    #expect(error?.description.contains("reg:nonsense") == true)
    #expect(error?.description.contains("Stack trace") == false)
  }

  @Test func `Rows and labels that do not fit are refused before the library sees them`() throws {
    let library = try XGBoostLibrary()
    #expect(throws: XGBoostError.self) {
      try DMatrix(library, features: FeatureMatrix(columnCount: 2), schema: schema)
    }
    #expect(throws: XGBoostError.self) {
      try DMatrix(library, features: rows(10).matrix, schema: schema, labels: [1, 2])
    }
  }
}
