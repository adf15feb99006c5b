#pragma once
#include <curl/curl.h>

// Binds the system's libcurl on the first call: 0 when it is there, otherwise -1.
int kb_curl_load(void);
