#include "curl_binding.h"

#include <dlfcn.h>

int kb_curl_load(void) { return dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL) ? 0 : -1; }
