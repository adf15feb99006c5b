// Kills the process at one of its calls that change files below a folder. Loaded with LD_PRELOAD (Linux only).
//
//   KB_CRASH_FOLDER  the folder, an absolute path without links
//   KB_CRASH_AT      the number of the call, the first is 1; a write is carried out by half, another call not at all
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

// The next definition of a function of this name: the system's.
#define SYSTEM(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static int is_below(const char *path) {
  const char *folder = getenv("KB_CRASH_FOLDER");
  size_t length = folder ? strlen(folder) : 0;
  return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int concerns_file(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

static int concerns_name(int folder, const char *name) {
  char path[PATH_MAX];
  if (name[0] == '/') return is_below(name);
  if (folder != AT_FDCWD) return concerns_file(folder);
  return getcwd(path, sizeof path) && is_below(path);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// Counts a call, and says whether it is the one.
static int is_last(int concerned) {
  int code = errno;
  const char *limit = getenv("KB_CRASH_AT");
  int last = concerned && limit && atomic_fetch_add(&calls, 1) + 1 == atol(limit);
  errno = code;
  return last;
}

#define KILL_IF(concerned) \
  if (is_last(concerned)) die()

ssize_t write(int file, const void *bytes, size_t count) {
  if (is_last(concerns_file(file))) {
    SYSTEM(write)(file, bytes, count / 2);
    die();
  }
  return SYSTEM(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  if (is_last(concerns_file(file))) {
    SYSTEM(pwrite)(file, bytes, count / 2, offset);
    die();
  }
  return SYSTEM(pwrite)(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  if (is_last(concerns_file(file))) {
    SYSTEM(pwrite64)(file, bytes, count / 2, offset);
    die();
  }
  return SYSTEM(pwrite64)(file, bytes, count, offset);
}

int fsync(int file) {
  KILL_IF(concerns_file(file));
  return SYSTEM(fsync)(file);
}

int fdatasync(int file) {
  KILL_IF(concerns_file(file));
  return SYSTEM(fdatasync)(file);
}

int ftruncate(int file, off_t size) {
  KILL_IF(concerns_file(file));
  return SYSTEM(ftruncate)(file, size);
}

int ftruncate64(int file, off64_t size) {
  KILL_IF(concerns_file(file));
  return SYSTEM(ftruncate64)(file, size);
}

int link(const char *from, const char *to) {
  KILL_IF(concerns_name(AT_FDCWD, to));
  return SYSTEM(link)(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  KILL_IF(concerns_name(to_folder, to));
  return SYSTEM(linkat)(from_folder, from, to_folder, to, flags);
}

int unlink(const char *name) {
  KILL_IF(concerns_name(AT_FDCWD, name));
  return SYSTEM(unlink)(name);
}

int unlinkat(int folder, const char *name, int flags) {
  KILL_IF(concerns_name(folder, name));
  return SYSTEM(unlinkat)(folder, name, flags);
}

int rename(const char *from, const char *to) {
  KILL_IF(concerns_name(AT_FDCWD, to));
  return SYSTEM(rename)(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  KILL_IF(concerns_name(to_folder, to));
  return SYSTEM(renameat)(from_folder, from, to_folder, to);
}

int mkdir(const char *name, mode_t mode) {
  KILL_IF(concerns_name(AT_FDCWD, name));
  return SYSTEM(mkdir)(name, mode);
}

int mkdirat(int folder, const char *name, mode_t mode) {
  KILL_IF(concerns_name(folder, name));
  return SYSTEM(mkdirat)(folder, name, mode);
}

static mode_t mode_in(int flags, va_list arguments) { return flags & O_CREAT ? va_arg(arguments, mode_t) : 0; }

int open(const char *name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  KILL_IF(flags & O_CREAT && concerns_name(AT_FDCWD, name));
  return SYSTEM(open)(name, flags, mode);
}

int open64(const char *name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  KILL_IF(flags & O_CREAT && concerns_name(AT_FDCWD, name));
  return SYSTEM(open64)(name, flags, mode);
}

int openat(int folder, const char *name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  KILL_IF(flags & O_CREAT && concerns_name(folder, name));
  return SYSTEM(openat)(folder, name, flags, mode);
}

int openat64(int folder, const char *name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  KILL_IF(flags & O_CREAT && concerns_name(folder, name));
  return SYSTEM(openat64)(folder, name, flags, mode);
}
