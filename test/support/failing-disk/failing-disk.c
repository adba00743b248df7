/* Loaded before the C library: lets calls on some files fail, as the lines of the file named by FAILING_DISK say: "CALL SUFFIX TIMES". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static int ends_with(const char *text, const char *suffix) {
  size_t length = strlen(text), tail = strlen(suffix);
  return tail <= length && strcmp(text + length - tail, suffix) == 0;
}

/* How often calls failed in this process. */
static int failed = 0;

static int is_listed(const char *call, int fd) {
  const char *control = getenv("FAILING_DISK");
  char lines[1024], link[64], path[1024], name[32], suffix[256];
  int times;
  if (control == NULL) return 0;
  int file = syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = syscall(SYS_read, file, lines, sizeof lines - 1);
  syscall(SYS_close, file);
  if (count <= 0) return 0;
  lines[count] = 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  for (char *save, *line = strtok_r(lines, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save))
    if (sscanf(line, "%31s %255s %d", name, suffix, &times) == 3 && strcmp(name, call) == 0 && ends_with(path, suffix))
      return failed++ < times;
  return 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define OR_FAIL(call, fd, otherwise) (is_listed(call, fd) ? (errno = EIO, -1) : (otherwise))

int fsync(int fd) { return OR_FAIL("sync", fd, NEXT(fsync)(fd)); }
int fdatasync(int fd) { return OR_FAIL("sync", fd, NEXT(fdatasync)(fd)); }
ssize_t read(int fd, void *to, size_t n) { return OR_FAIL("read", fd, NEXT(read)(fd, to, n)); }
ssize_t pread(int fd, void *to, size_t n, off_t at) { return OR_FAIL("read", fd, NEXT(pread)(fd, to, n, at)); }
ssize_t pread64(int fd, void *to, size_t n, off64_t at) { return OR_FAIL("read", fd, NEXT(pread64)(fd, to, n, at)); }
ssize_t write(int fd, const void *from, size_t n) { return OR_FAIL("write", fd, NEXT(write)(fd, from, n)); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) {
  return OR_FAIL("write", fd, NEXT(pwrite)(fd, from, n, at));
}
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) {
  return OR_FAIL("write", fd, NEXT(pwrite64)(fd, from, n, at));
}
