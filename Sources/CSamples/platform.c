// The platform's declarations, embedded when this is compiled: the compiler notes them as dependencies, so that a
// changed file is embedded anew.
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

static const struct kb_sample platform_files[] = {
    {"platform/features.json", features_json, sizeof features_json},
    {"platform/expectations.json", expectations_json, sizeof expectations_json},
    {"platform/pipeline.json", pipeline_json, sizeof pipeline_json},
    {"platform/training.json", training_json, sizeof training_json},
};

const struct kb_sample *kb_platform_file_at(size_t index) {
  return index < sizeof platform_files / sizeof *platform_files ? &platform_files[index] : NULL;
}
