import JSON
import Predictions
import Storage
import TestSupport
import Testing

@testable import Platform

@Suite struct ModelArtifactsTests {
  private static let models = ["engagement", "churn", "ltv", "recommendation", "anomaly"]

  @Test(arguments: models)
  func `A model's description, trees and hashes belong together`(name: String) async throws {
    let (folder, _) = try await TrainedArtifacts.shared.training()
    let layout = PlatformLayout(root: folder.path)
    let description = try ModelDescription(await TrainedArtifacts.shared.json(name, "description.json"))
    let ubj = try FileSystem().read(layout.model(name, "model.ubj")).array
    #expect(description.modelHash == SHA256.hexadecimal(ubj))
    #expect(description.version == "v1.0")
    #expect(description.features == (try TrainingSample.schema()).features.map(\.name))
    let ensemble = try TreeEnsemble(parsing: ubj)
    _ = try PredictionModel(description: description, ensemble: ensemble, schema: TrainingSample.schema())
    let json = try FileSystem().read(layout.model(name, "model.json")).array
    #expect(try TreeEnsemble(parsing: json).trees == ensemble.trees)
    #expect(description.quantiles == description.quantiles.sorted())
    #expect(description.classes.count == (name == "recommendation" ? 12 : 0))
  }

  @Test(arguments: models)
  func `Every feature has three importances, each ranked and adding up to 1`(name: String) async throws {
    let json = try await TrainedArtifacts.shared.json(name, "feature_importance.json")
    let features = try #require(json["features"]?.array)
    #expect(features.count == 49)
    #expect(features.compactMap { $0["rank"]?.int } == Array(1...49))
    for member in ["importance", "gain", "permutation"] {
      let shares = features.compactMap { $0[member]?.double }
      #expect(shares.count == 49)
      #expect(abs(shares.reduce(0, +) - 1) < 0.01)
    }
    for member in ["gain_rank", "permutation_rank"] {
      #expect(Set(features.compactMap { $0[member]?.int }) == Set(1...49))
    }
    let importances = features.compactMap { $0["importance"]?.double }
    #expect(importances == importances.sorted(by: >))
  }

  @Test(arguments: models)
  func `Metrics have every part, a baseline and no moment but the data's`(name: String) async throws {
    let json = try await TrainedArtifacts.shared.json(name, "metrics.json")
    #expect(json["timestamp"]?.string == "2025-10-01T00:00:00Z")
    for part in ["train", "validation", "test"] { #expect(json["metrics"]?[part]?.object?.isEmpty == false) }
    #expect(json["baselines"]?.object?.isEmpty == false)
    let rows = try #require(json["rows"])
    let parts = ["train", "validation", "test"].compactMap { rows[$0]?.int }
    #expect(parts.reduce(0, +) == rows["total"]?.int)
    #expect(json.text().contains("seconds") == false)
  }

  @Test func `Models beat their baselines on rows they never saw`() async throws {
    let artifacts = TrainedArtifacts.shared
    let engagement = try await artifacts.json("engagement", "metrics.json")
    let error = try #require(engagement["metrics"]?["test"]?["rmse"]?.double)
    #expect(error < (try #require(engagement["baselines"]?["linear_on_weekly_sessions"]?["rmse"]?.double)))
    let churn = try await artifacts.json("churn", "metrics.json")
    #expect((try #require(churn["metrics"]?["test"]?["auc_roc"]?.double)) > 0.65)
    let ltv = try await artifacts.json("ltv", "metrics.json")
    let money = try #require(ltv["metrics"]?["test"]?["rmse"]?.double)
    #expect(money < (try #require(ltv["baselines"]?["mean_of_plan"]?["rmse"]?.double)))
    let classes = try await artifacts.json("recommendation", "metrics.json")
    let hits = try #require(classes["metrics"]?["test"]?["hit_at_3"]?.double)
    #expect(hits > (try #require(classes["baselines"]?["favourite_category"]?["hit_at_3"]?.double)))
    let anomaly = try await artifacts.json("anomaly", "metrics.json")
    #expect((try #require(anomaly["metrics"]?["test"]?["auc_roc"]?.double)) > 0.6)
  }

  @Test func `No feature alone gives a target away`() async throws {
    let data = try await TrainingSample.data()
    let outcomes = data.values(of: .churned).map { $0 > 0 }
    for feature in data.schema.features {
      let values = data.column(feature.name).map { $0.isNaN ? -1 : Double($0) }
      let area = RankedOutcomes(outcomes: outcomes, scores: values).areaUnderCurve
      #expect(max(area, 1 - area) < 0.75, "\(feature.name)")
    }
    for model in ["engagement", "churn", "recommendation"] {
      let json = try await TrainedArtifacts.shared.json(model, "feature_importance.json")
      let shares = (json["features"]?.array ?? []).compactMap { $0["importance"]?.double }
      #expect((shares.max() ?? 1) < 0.5, "\(model)")
    }
  }

  @Test func `The threshold of churn is the same in description, metrics and fairness`() async throws {
    let artifacts = TrainedArtifacts.shared
    let threshold = try await artifacts.json("churn", "description.json")["threshold"]?.double
    #expect(threshold != nil)
    #expect(try await artifacts.json("churn", "metrics.json")["decision"]?["threshold"]?.double == threshold)
    #expect(try await artifacts.json("churn", "fairness.json")["threshold"]?.double == threshold)
  }

  @Test func `The lifetime value takes the variant with the least error in dollars`() async throws {
    let training = try await TrainedArtifacts.shared.json("ltv", "metrics.json")["training"]
    let candidates = try #require(training?["candidates"]?.array)
    #expect(candidates.count == 3)
    let best = candidates.min {
      ($0["validation_rmse"]?.double ?? .infinity) < ($1["validation_rmse"]?.double ?? .infinity)
    }
    #expect(training?["objective"]?.string == best?["objective"]?.string)
  }

  @Test(arguments: models)
  func `A card names purpose, data, figures, limits and how to repeat`(name: String) async throws {
    let (folder, _) = try await TrainedArtifacts.shared.training()
    let path = PlatformLayout(root: folder.path).model(name, "card.md")
    let card = String(decoding: try FileSystem().read(path).array, as: UTF8.self)
    for part in ["## Purpose", "## Data and training", "## Figures on the test rows", "## Limits", "## Repeating it"] {
      #expect(card.contains(part))
    }
    #expect(card.contains("--model \(name)"))
    #expect(card.contains("## Fairness") == (name == "churn"))
  }
}
