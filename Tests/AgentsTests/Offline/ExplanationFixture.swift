/// What `explain_prediction` says of the churn of two customers.
enum ExplanationFixture {
  static let text = """
    {
      "12345": {
        "model": "churn", "version": "v1.2", "as_of": "2025-09-30", "customer_id": 12345,
        "target": "churn_probability", "base_value": -1.82, "base_prediction": 0.1389, "margin": 0.4956,
        "prediction": 0.6213, "display": "62.1%", "unit": "probability", "link": "logistic", "threshold": 0.31,
        "label": "at risk", "percentile": 97.2, "class": null,
        "contributions": [
          {"feature": "sessions_last_7_days", "value": 2, "display": "2", "unit": "count", "phi": 0.83123, "share": 0.31,
            "direction": "raises", "meaning": "Sessions of the tool.", "percentile": 11},
          {"feature": "contract_type", "value": "monthly", "display": "monthly", "unit": null, "phi": 0.41877,
            "share": 0.16, "direction": "raises", "meaning": "How long the customer is bound.", "percentile": null},
          {"feature": "tenure_months", "value": 7, "display": "7", "unit": "months", "phi": -0.20519, "share": 0.08,
            "direction": "lowers", "meaning": "Full months.", "percentile": 20.5}
        ],
        "other": {"features": 46, "phi": 1.27079}, "additivity_error": 1e-7, "method": "TreeSHAP", "summary": "…",
        "what_if": {
          "changes": [{"feature": "sessions_last_7_days", "from": 2, "to": 8, "display": "sessions_last_7_days 2 → 8"}],
          "prediction": 0.2871, "display": "28.7%", "moved": []
        },
        "counterfactuals": [
          {"changes": [{"feature": "sessions_last_7_days", "from": 2, "to": 8, "display": "sessions_last_7_days 2 → 8"}],
            "prediction": 0.2871, "display": "28.7%"},
          {"changes": [{"feature": "auto_renew", "from": 0, "to": 1}], "prediction": 0.3011, "display": "30.1%"}
        ]
      },
      "23456": {
        "model": "churn", "version": "v1.2", "as_of": "2025-09-30", "customer_id": 23456,
        "target": "churn_probability", "base_value": -1.82, "base_prediction": 0.1389, "margin": -2.58,
        "prediction": 0.0702, "display": "7.0%", "unit": "probability", "link": "logistic", "threshold": 0.31,
        "label": "not at risk", "percentile": 21.5,
        "contributions": [
          {"feature": "tenure_months", "value": 60, "display": "60", "unit": "months", "phi": -0.9, "share": 0.4,
            "direction": "lowers", "meaning": "Full months.", "percentile": 88}
        ],
        "other": {"features": 48, "phi": 0.14},
        "counterfactuals": [
          {"changes": [{"feature": "auto_renew", "from": 1, "to": 0}], "prediction": 0.3211, "display": "32.1%"}
        ]
      }
    }
    """
}
