#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FENCED_BY_SANITIZER 1
#endif
#endif

#if FENCED_BY_SANITIZER

void *fenced(size_t bytes) {
  void *const buffer = malloc(bytes);
  if (!buffer) abort();
  memset(buffer, 0xff, bytes);
  return buffer;
}

void release(void *buffer) { free(buffer); }

#else

// A page for the length, the pages of the buffer, and a page that nobody may read: the buffer ends where that begins.
void *fenced(size_t bytes) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE), body = (bytes + page - 1) / page * page;
  uint8_t *const base = mmap(NULL, body + 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (base == MAP_FAILED) {
    perror("mmap");
    abort();
  }
  *(size_t *)(void *)base = body + 2 * page;
  if (mprotect(base + page + body, page, PROT_NONE) != 0) abort();
  uint8_t *const buffer = base + page + body - bytes;
  memset(buffer, 0xff, bytes);
  return buffer;
}

void release(void *buffer) {
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), address = (uintptr_t)buffer;
  uint8_t *const base = (uint8_t *)buffer - address % page - page;
  munmap(base, *(size_t *)(void *)base);
}

#endif

void *fenced_copy(const void *bytes, size_t count) {
  void *const buffer = fenced(count);
  memcpy(buffer, bytes, count);
  return buffer;
}
