#include "curl_binding.h"

#include <dlfcn.h>
#include <pthread.h>

#if defined(__APPLE__)
#define KB_CURL_LIBRARY "/usr/lib/libcurl.4.dylib"
#else
#define KB_CURL_LIBRARY "libcurl.so.4"
#endif

#define KB_CURL_FUNCTIONS(X)                                                                                           \
  X(global_init)                                                                                                       \
  X(easy_init)                                                                                                         \
  X(easy_cleanup)                                                                                                      \
  X(easy_setopt)                                                                                                       \
  X(easy_getinfo)                                                                                                      \
  X(easy_pause)                                                                                                        \
  X(easy_strerror)                                                                                                     \
  X(slist_append)                                                                                                      \
  X(slist_free_all)                                                                                                    \
  X(multi_init)                                                                                                        \
  X(multi_cleanup)                                                                                                     \
  X(multi_setopt)                                                                                                      \
  X(multi_add_handle)                                                                                                  \
  X(multi_remove_handle)                                                                                               \
  X(multi_perform)                                                                                                     \
  X(multi_poll)                                                                                                        \
  X(multi_wakeup)                                                                                                      \
  X(multi_info_read)

static struct {
#define KB_DECLARE(name) __typeof__(curl_##name) *name;
  KB_CURL_FUNCTIONS(KB_DECLARE)
#undef KB_DECLARE
} bound;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *load_error = "";

static void *find(void *library, const char *name) {
  void *function = dlsym(library, name);
  if (!function) load_error = name;
  return function;
}

static void load(void) {
  void *library = dlopen(KB_CURL_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    load_error = KB_CURL_LIBRARY;
    return;
  }
#define KB_BIND(name) bound.name = (__typeof__(curl_##name) *)find(library, "curl_" #name);
  KB_CURL_FUNCTIONS(KB_BIND)
#undef KB_BIND
  if (!*load_error && bound.global_init(CURL_GLOBAL_ALL) != CURLE_OK) load_error = "curl_global_init";
}

int kb_curl_load(void) {
  pthread_once(&once, load);
  return *load_error ? -1 : 0;
}

const char *kb_curl_load_error(void) { return load_error; }

CURL *kb_curl_easy_init(void) { return bound.easy_init(); }
void kb_curl_easy_cleanup(CURL *handle) { bound.easy_cleanup(handle); }
CURLcode kb_curl_easy_pause(CURL *handle, int mask) { return bound.easy_pause(handle, mask); }
const char *kb_curl_easy_strerror(CURLcode code) { return bound.easy_strerror(code); }

CURLcode kb_curl_set_long(CURL *handle, CURLoption option, long value) {
  return bound.easy_setopt(handle, option, value);
}
CURLcode kb_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return bound.easy_setopt(handle, option, value);
}
CURLcode kb_curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return bound.easy_setopt(handle, option, value);
}
CURLcode kb_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return bound.easy_setopt(handle, option, value);
}
CURLcode kb_curl_set_receiver(CURL *handle, CURLoption option, kb_curl_receiver value) {
  return bound.easy_setopt(handle, option, value);
}
CURLcode kb_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return bound.easy_setopt(handle, option, value);
}

curl_off_t kb_curl_get_offset(CURL *handle, CURLINFO info) {
  curl_off_t value = 0;
  return bound.easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

struct curl_slist *kb_curl_list_append(struct curl_slist *list, const char *text) {
  return bound.slist_append(list, text);
}
void kb_curl_list_free(struct curl_slist *list) { bound.slist_free_all(list); }

CURLM *kb_curl_multi_init(void) { return bound.multi_init(); }
CURLMcode kb_curl_multi_cleanup(CURLM *multi) { return bound.multi_cleanup(multi); }
CURLMcode kb_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return bound.multi_setopt(multi, option, value);
}
CURLMcode kb_curl_multi_add(CURLM *multi, CURL *handle) { return bound.multi_add_handle(multi, handle); }
CURLMcode kb_curl_multi_remove(CURLM *multi, CURL *handle) { return bound.multi_remove_handle(multi, handle); }
CURLMcode kb_curl_multi_perform(CURLM *multi) {
  int running = 0;
  return bound.multi_perform(multi, &running);
}
CURLMcode kb_curl_multi_poll(CURLM *multi, int milliseconds) {
  return bound.multi_poll(multi, NULL, 0, milliseconds, NULL);
}
CURLMcode kb_curl_multi_wakeup(CURLM *multi) { return bound.multi_wakeup(multi); }

CURL *kb_curl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  for (CURLMsg *message; (message = bound.multi_info_read(multi, &left));) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}
