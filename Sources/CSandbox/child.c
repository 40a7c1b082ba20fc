// What a fork server's child does before anything untrusted runs in it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSandbox.h"

static int fail(struct csandbox_failure *failure, uint32_t step) {
  failure->step = step;
  failure->error = errno;
  failure->index = -1;
  return -1;
}

static int setup_descriptors(int *descriptors, int count, uint32_t flags) {
  int last_is_output = count > 0 && (flags & CSANDBOX_LAST_IS_OUTPUT);
  // Out of the way first: a target number may be another one's present number.
  for (int index = 0; index < count; ++index)
    if ((descriptors[index] = fcntl(descriptors[index], F_DUPFD, 64)) < 0) return -1;
  if (last_is_output) {
    --count;
    if (dup2(descriptors[count], 1) < 0 || dup2(descriptors[count], 2) < 0) return -1;
  }
  for (int index = 0; index < count; ++index)
    if (dup2(descriptors[index], 3 + index) < 0) return -1;
  return (int)syscall(SYS_close_range, 3 + count, ~0u, 0);
}

static int limit(int resource, uint64_t value) {
  struct rlimit both = {value, value};
  return setrlimit(resource, &both);
}

static int setup_limits(const struct csandbox_request *request) {
  // The server holds the exact limit. This one only holds if the server cannot, and is far off: for it
  // the kernel counts who runs when a clock ticks, which beside many short processes can be a program
  // that has had half of the time.
  uint64_t seconds = (request->cpu_microseconds + 999999) / 1000000 * 8 + 1;
  if (limit(RLIMIT_CPU, seconds)) return -1;
  if (limit(RLIMIT_AS, request->address_space_bytes)) return -1;
  if (limit(RLIMIT_FSIZE, request->file_size_bytes)) return -1;
  if (limit(RLIMIT_NPROC, request->processes)) return -1;
  if (limit(RLIMIT_NOFILE, request->open_files)) return -1;
  if (limit(RLIMIT_MSGQUEUE, 0)) return -1;
  return limit(RLIMIT_MEMLOCK, 0);
}

static int drop_capabilities(void) {
  if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)) return -1;
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0}};
  return (int)syscall(SYS_capset, &header, none);
}

int csandbox_enter_child(const struct csandbox_request *request, const void *filter,
                         uint32_t filter_count, int *descriptors, int descriptor_count,
                         struct csandbox_failure *failure) {
  if (setup_descriptors(descriptors, descriptor_count, request->flags))
    return fail(failure, CSANDBOX_STEP_DESCRIPTORS);
  if ((request->flags & CSANDBOX_APART) && chdir("/tmp"))
    return fail(failure, CSANDBOX_STEP_TEMPORARY_FILES);
  // A signal to its group reaches the child and what it makes, and nobody else.
  if (setpgid(0, 0)) return fail(failure, CSANDBOX_STEP_PROCESS_GROUP);
  if (setup_limits(request)) return fail(failure, CSANDBOX_STEP_LIMITS);
  if (drop_capabilities()) return fail(failure, CSANDBOX_STEP_CAPABILITIES);
  struct sock_fprog program = {(unsigned short)filter_count, (struct sock_filter *)filter};
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program))
    return fail(failure, CSANDBOX_STEP_SECCOMP);
  return 0;
}
