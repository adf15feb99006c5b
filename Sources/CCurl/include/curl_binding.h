#pragma once
#include <curl/curl.h>

// libcurl through a table of functions that is bound with dlopen and dlsym on first use.
//
// Nothing is linked: a program that sends no request never loads libcurl and the 33 libraries below it, which would cost
// every start 8 ms. Only curl's header is needed to build. Every function below but the first two may be called only
// after kb_curl_load has returned 0.

// Binds libcurl: 0 when it is there, otherwise -1. Any thread may call it, any number of times.
int kb_curl_load(void);

// Why kb_curl_load returned -1; empty otherwise.
const char *kb_curl_load_error(void);

// What libcurl calls with a piece of a response: bytes, 1, count, the pointer that was set. Returns what it took.
typedef size_t (*kb_curl_receiver)(char *, size_t, size_t, void *);

CURL *kb_curl_easy_init(void);
void kb_curl_easy_cleanup(CURL *handle);
CURLcode kb_curl_easy_pause(CURL *handle, int mask);
const char *kb_curl_easy_strerror(CURLcode code);

// curl_easy_setopt is variadic, which Swift cannot call: one function for each type of value.
CURLcode kb_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode kb_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode kb_curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode kb_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode kb_curl_set_receiver(CURL *handle, CURLoption option, kb_curl_receiver value);
CURLcode kb_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

// The figure that curl_easy_getinfo gives, 0 when it has none.
curl_off_t kb_curl_get_offset(CURL *handle, CURLINFO info);

struct curl_slist *kb_curl_list_append(struct curl_slist *list, const char *text);
void kb_curl_list_free(struct curl_slist *list);

CURLM *kb_curl_multi_init(void);
CURLMcode kb_curl_multi_cleanup(CURLM *multi);
CURLMcode kb_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode kb_curl_multi_add(CURLM *multi, CURL *handle);
CURLMcode kb_curl_multi_remove(CURLM *multi, CURL *handle);
CURLMcode kb_curl_multi_perform(CURLM *multi);
CURLMcode kb_curl_multi_poll(CURLM *multi, int milliseconds);
CURLMcode kb_curl_multi_wakeup(CURLM *multi);

// The next transfer that came to its end, with its result; NULL when there is none.
CURL *kb_curl_multi_next_done(CURLM *multi, CURLcode *result);

// Runs a function on a detached thread of its own, where signals are blocked: 0 when it was started.
int kb_curl_start_thread(void (*body)(void *), void *context);
