// The platform's declarations and small trained models, embedded when this is compiled: the compiler notes them as
// dependencies, so that a changed file is embedded anew.
#include "platform.h"

// Compilers for the C of before 2023 know #embed too, and say so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char features_json[] = {
#embed "../../platform/features.json"
};
static const unsigned char expectations_json[] = {
#embed "../../platform/expectations.json"
};
static const unsigned char pipeline_json[] = {
#embed "../../platform/pipeline.json"
};
static const unsigned char training_json[] = {
#embed "../../platform/training.json"
};
static const unsigned char engagement_description_json[] = {
#embed "../../fixtures/models/engagement/description.json"
};
static const unsigned char engagement_model_ubj[] = {
#embed "../../fixtures/models/engagement/model.ubj"
};
static const unsigned char churn_description_json[] = {
#embed "../../fixtures/models/churn/description.json"
};
static const unsigned char churn_model_ubj[] = {
#embed "../../fixtures/models/churn/model.ubj"
};
static const unsigned char ltv_description_json[] = {
#embed "../../fixtures/models/ltv/description.json"
};
static const unsigned char ltv_model_ubj[] = {
#embed "../../fixtures/models/ltv/model.ubj"
};
static const unsigned char recommendation_description_json[] = {
#embed "../../fixtures/models/recommendation/description.json"
};
static const unsigned char recommendation_model_ubj[] = {
#embed "../../fixtures/models/recommendation/model.ubj"
};
static const unsigned char anomaly_description_json[] = {
#embed "../../fixtures/models/anomaly/description.json"
};
static const unsigned char anomaly_model_ubj[] = {
#embed "../../fixtures/models/anomaly/model.ubj"
};

#define FILE_OF(path, bytes) {path, bytes, sizeof bytes}

static const struct kb_sample platform_files[] = {
    FILE_OF("platform/features.json", features_json),
    FILE_OF("platform/expectations.json", expectations_json),
    FILE_OF("platform/pipeline.json", pipeline_json),
    FILE_OF("platform/training.json", training_json),
    FILE_OF("fixtures/models/engagement/description.json", engagement_description_json),
    FILE_OF("fixtures/models/engagement/model.ubj", engagement_model_ubj),
    FILE_OF("fixtures/models/churn/description.json", churn_description_json),
    FILE_OF("fixtures/models/churn/model.ubj", churn_model_ubj),
    FILE_OF("fixtures/models/ltv/description.json", ltv_description_json),
    FILE_OF("fixtures/models/ltv/model.ubj", ltv_model_ubj),
    FILE_OF("fixtures/models/recommendation/description.json", recommendation_description_json),
    FILE_OF("fixtures/models/recommendation/model.ubj", recommendation_model_ubj),
    FILE_OF("fixtures/models/anomaly/description.json", anomaly_description_json),
    FILE_OF("fixtures/models/anomaly/model.ubj", anomaly_model_ubj),
};

const struct kb_sample *kb_platform_file_at(size_t index) {
  return index < sizeof platform_files / sizeof *platform_files ? &platform_files[index] : NULL;
}
