// The files that `kb init` writes, embedded when this is compiled: the compiler notes them as dependencies, so that a
// changed document is embedded anew. A test compares the table with the folders.
#include "samples.h"

// Compilers for the C of before 2023 know #embed too, and say so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char kb_docs_athena_results_at_risk_customers_json[] = {
#embed "../../kb-docs/athena_results/at_risk_customers.json"
};
static const unsigned char kb_docs_athena_results_at_risk_customers_json_metadata_json[] = {
#embed "../../kb-docs/athena_results/at_risk_customers.json.metadata.json"
};
static const unsigned char kb_docs_athena_results_churn_analysis_json[] = {
#embed "../../kb-docs/athena_results/churn_analysis.json"
};
static const unsigned char kb_docs_athena_results_high_engagement_customers_json[] = {
#embed "../../kb-docs/athena_results/high_engagement_customers.json"
};
static const unsigned char kb_docs_data_dictionary_schema_md[] = {
#embed "../../kb-docs/data_dictionary/schema.md"
};
static const unsigned char kb_docs_data_dictionary_schema_md_metadata_json[] = {
#embed "../../kb-docs/data_dictionary/schema.md.metadata.json"
};
static const unsigned char kb_docs_feature_importance_anomaly_features_json[] = {
#embed "../../kb-docs/feature_importance/anomaly_features.json"
};
static const unsigned char kb_docs_feature_importance_churn_features_json[] = {
#embed "../../kb-docs/feature_importance/churn_features.json"
};
static const unsigned char kb_docs_feature_importance_engagement_features_json[] = {
#embed "../../kb-docs/feature_importance/engagement_features.json"
};
static const unsigned char kb_docs_feature_importance_ltv_features_json[] = {
#embed "../../kb-docs/feature_importance/ltv_features.json"
};
static const unsigned char kb_docs_feature_importance_recommendation_features_json[] = {
#embed "../../kb-docs/feature_importance/recommendation_features.json"
};
static const unsigned char kb_docs_model_metrics_anomaly_model_metrics_json[] = {
#embed "../../kb-docs/model_metrics/anomaly_model_metrics.json"
};
static const unsigned char kb_docs_model_metrics_churn_model_metrics_json[] = {
#embed "../../kb-docs/model_metrics/churn_model_metrics.json"
};
static const unsigned char kb_docs_model_metrics_engagement_model_metrics_json[] = {
#embed "../../kb-docs/model_metrics/engagement_model_metrics.json"
};
static const unsigned char kb_docs_model_metrics_fairness_report_json[] = {
#embed "../../kb-docs/model_metrics/fairness_report.json"
};
static const unsigned char kb_docs_model_metrics_ltv_model_metrics_json[] = {
#embed "../../kb-docs/model_metrics/ltv_model_metrics.json"
};
static const unsigned char kb_docs_model_metrics_recommendation_model_metrics_json[] = {
#embed "../../kb-docs/model_metrics/recommendation_model_metrics.json"
};
static const unsigned char golden_jsonl[] = {
#embed "../../fixtures/questions/golden.jsonl"
};

#define SAMPLE(path, bytes) {path, bytes, sizeof bytes}

static const struct kb_sample samples[] = {
    SAMPLE("kb-docs/athena_results/at_risk_customers.json", kb_docs_athena_results_at_risk_customers_json),
    SAMPLE("kb-docs/athena_results/at_risk_customers.json.metadata.json", kb_docs_athena_results_at_risk_customers_json_metadata_json),
    SAMPLE("kb-docs/athena_results/churn_analysis.json", kb_docs_athena_results_churn_analysis_json),
    SAMPLE("kb-docs/athena_results/high_engagement_customers.json", kb_docs_athena_results_high_engagement_customers_json),
    SAMPLE("kb-docs/data_dictionary/schema.md", kb_docs_data_dictionary_schema_md),
    SAMPLE("kb-docs/data_dictionary/schema.md.metadata.json", kb_docs_data_dictionary_schema_md_metadata_json),
    SAMPLE("kb-docs/feature_importance/anomaly_features.json", kb_docs_feature_importance_anomaly_features_json),
    SAMPLE("kb-docs/feature_importance/churn_features.json", kb_docs_feature_importance_churn_features_json),
    SAMPLE("kb-docs/feature_importance/engagement_features.json", kb_docs_feature_importance_engagement_features_json),
    SAMPLE("kb-docs/feature_importance/ltv_features.json", kb_docs_feature_importance_ltv_features_json),
    SAMPLE("kb-docs/feature_importance/recommendation_features.json", kb_docs_feature_importance_recommendation_features_json),
    SAMPLE("kb-docs/model_metrics/anomaly_model_metrics.json", kb_docs_model_metrics_anomaly_model_metrics_json),
    SAMPLE("kb-docs/model_metrics/churn_model_metrics.json", kb_docs_model_metrics_churn_model_metrics_json),
    SAMPLE("kb-docs/model_metrics/engagement_model_metrics.json", kb_docs_model_metrics_engagement_model_metrics_json),
    SAMPLE("kb-docs/model_metrics/fairness_report.json", kb_docs_model_metrics_fairness_report_json),
    SAMPLE("kb-docs/model_metrics/ltv_model_metrics.json", kb_docs_model_metrics_ltv_model_metrics_json),
    SAMPLE("kb-docs/model_metrics/recommendation_model_metrics.json", kb_docs_model_metrics_recommendation_model_metrics_json),
    SAMPLE("golden.jsonl", golden_jsonl),
};

const struct kb_sample *kb_sample_at(size_t index) {
  return index < sizeof samples / sizeof *samples ? &samples[index] : NULL;
}
