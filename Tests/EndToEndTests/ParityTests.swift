import JSON
import TestSupport
import Testing

/// Predictions and explanations as the command line gives them, beside those of Python's xgboost and shap.
@Suite struct ParityTests {
  /// The largest differences between both over random customers, by model and figure.
  private static func differences(customers: Int, drawn: Int) throws -> JSONValue {
    let installation = try Installation()
    let data = try installation.kb("platform", "data", "--customers", "\(customers)", "--state", "state")
    try #require(data.status == 0, "\(data.errors)")
    var script = PythonScript(name: "explanations.py")
    script.timeout = 1800
    let folder = installation.directory.path
    return try JSONValue(
      parsing: script.output(["\(folder)/kb", "\(folder)/state", Repository.path, "\(drawn)"]))
  }

  @Test func `Python's xgboost and shap predict and explain a thousand customers the same way`() throws {
    let differences = try Self.differences(customers: 5000, drawn: 1000)
    for model in ["engagement", "churn", "ltv", "recommendation", "anomaly"] {
      let figures = differences[model]
      #expect(figures?["customers"]?.int == 1000)
      for (name, bound) in [
        ("margin", 1e-6), ("prediction", 1e-6), ("base_value", 5e-6), ("phi", 5e-6), ("shap_base_value", 5e-6),
        ("shap_phi", 5e-6),
      ] {
        let difference = figures?[name]?.double ?? .infinity
        #expect(difference <= bound, "\(model): \(name)")
      }
    }
    // The one without categorical splits, which shap explains by its own algorithm.
    #expect(differences["anomaly"]?["shap"] == "own")
    let details = differences["details"]
    #expect(details?["customers"]?.int == 1000)
    #expect(details?["values"]?.int == 0)
    #expect(details?["prediction"]?.double ?? .infinity <= 1e-6)
    // Printed with one decimal.
    #expect(details?["percentile_rule"]?.double ?? .infinity <= 0.0501)
    // Between two of 101 percentiles.
    #expect(details?["percentile_rank"]?.double ?? .infinity <= 1.0501)
  }
}
