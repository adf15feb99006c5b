import Testing

@testable import Predictions

@Suite struct ModelReadingTests {
  @Test func `The fixtures hold models of three versions`() {
    let versions = Set(ModelFixture.all.map { $0.model.prefix { $0 != "/" } })
    #expect(versions == ["1.7.4", "2.1.4", "3.2.0"])
    #expect(ModelFixture.all.count == 53)
  }

  @Test(arguments: ModelFixture.all)
  func `Margins have the bits that XGBoost gives`(fixture: ModelFixture) throws {
    let margins = try fixture.ensemble().walkedMargins(of: ModelFixture.rows)
    let expected = try #require(fixture.sections["margins"])
    #expect(margins.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test(arguments: ModelFixture.all)
  func `Trees after the best iteration are left out unless asked for`(fixture: ModelFixture) throws {
    let all = try fixture.ensemble()
    let best = try TreeEnsemble(parsing: fixture.bytes)
    guard let margins = fixture.sections["best_margins"] else {
      #expect(best == all)
      return
    }
    #expect(best.trees.count < all.trees.count)
    #expect(best.walkedMargins(of: ModelFixture.rows).map(\.bitPattern) == margins.map(\.bitPattern))
  }

  @Test(arguments: ["1.7.4", "2.1.4", "3.2.0"])
  func `JSON and UBJSON hold the same ensemble`(version: String) throws {
    let json = try #require(ModelFixture.named("\(version)/categorical.json"))
    let ubj = try #require(ModelFixture.named("\(version)/categorical.ubj"))
    #expect(try json.ensemble() == ubj.ensemble())
    #expect(try json.ensemble().trees.contains { !$0.categorySets.isEmpty })
  }

  @Test(arguments: ["1.7.4", "2.1.4"])
  func `The bare NaN in place of a categorical test's threshold is read`(version: String) throws {
    let fixture = try #require(ModelFixture.named("\(version)/categorical.json"))
    #expect(String(decoding: fixture.bytes, as: UTF8.self).contains("NaN"))
    let margins = try fixture.ensemble().walkedMargins(of: ModelFixture.rows)
    #expect(margins == fixture.sections["margins"])
  }

  @Test func `The version and the objective are those of the file`() throws {
    let ensemble = try #require(ModelFixture.named("3.2.0/softprob.ubj")).ensemble()
    #expect(ensemble.version == [3, 2, 0])
    #expect(ensemble.objective == "multi:softprob")
    #expect(ensemble.groupCount == 12)
    #expect(ensemble.baseMargins.count == 12)
    #expect(ensemble.link == .softmax)
    #expect(ensemble.featureCount == 8)
  }

  @Test(arguments: ["1.7.4/pruned.ubj", "3.2.0/pruned.ubj"])
  func `Deleted nodes are left out`(model: String) throws {
    let ensemble = try #require(ModelFixture.named(model)).ensemble()
    for tree in ensemble.trees {
      let children = Set(tree.nodes.flatMap { $0.isLeaf ? [] : [$0.left, $0.right] })
      #expect(children.count == tree.nodes.count - 1)
    }
  }

  @Test func `DART's weights are in the leaves`() throws {
    let draft = ModelDraft(booster: "dart", weights: [0.25, 2])
    let ensemble = try draft.parsed()
    #expect(ensemble.trees[0].nodes.filter(\.isLeaf).map(\.condition) == [-0.25, 0.5, 0.75])
    #expect(ensemble.trees[1].nodes.filter(\.isLeaf).map(\.condition) == [-2, 4, 6])
  }

  @Test(arguments: [Link.identity, .logistic, .exponential, .softmax, .expm1, .exp2])
  func `The attribute kb_link overrides the objective's link`(link: Link) throws {
    #expect(try ModelDraft(attributes: ["kb_link": link.rawValue]).parsed().link == link)
  }

  @Test func `Names and attributes are kept with their escapes`() throws {
    let draft = ModelDraft(attributes: ["note": "a \"b\" \\ ü\n"], featureNames: ["x", "y\"", "tab\t"])
    let ensemble = try draft.parsed()
    #expect(ensemble.featureNames == ["x", "y\"", "tab\t"])
    #expect(ensemble.attributes == ["note": "a \"b\" \\ ü\n"])
  }

  @Test(
    arguments: [
      ("5E-1", "binary:logistic", 0), ("[7.5E-1]", "binary:logistic", 1.0986123), ("2E0", "reg:gamma", 0.6931472),
      (" [ 2E0 ] ", "count:poisson", 0.6931472), ("-3E0", "reg:squarederror", -3), ("5E-1", "binary:logitraw", 0.5),
    ] as [(String, String, Float)])
  func `The base score becomes a margin as the objective demands`(
    text: String, objective: String, margin: Float
  ) throws {
    let ensemble = try ModelDraft(objective: objective, parameters: ["base_score": text]).parsed()
    #expect(ensemble.baseMargins.map { abs($0 - margin) < 1e-6 } == [true])
  }
}
