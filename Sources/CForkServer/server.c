#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/filter.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "CForkServer.h"
#include "CSandbox.h"
#include "memory.h"

#define CONTROL 3
#ifndef PR_GET_TID_ADDRESS
#define PR_GET_TID_ADDRESS 40
#endif

// The linker's driver is Swift's, which adds its runtime to every library; the place where this one
// is loaded has none. The driver reads further arguments from this section of the objects, and puts
// them before the runtime, which is then left out as not needed.
__attribute__((used, section(".swift1_autolink_entries"))) static const char link_arguments[] =
    "-Wl,--as-needed";

// What one request carries beside itself.
struct parcel {
  struct csandbox_request request;
  struct sock_filter filter[CSANDBOX_MAX_FILTER];
  uint32_t filter_count;
  int groups[CSANDBOX_MAX_DESCRIPTORS];  // kept from one run to the next, as the filter is
  int group_count;
  int descriptors[CSANDBOX_MAX_DESCRIPTORS];
  int descriptor_count;
};

// Written by a child before anything untrusted runs in it, then unmapped there.
struct progress {
  int ready;
  struct csandbox_failure failure;
};

struct child {
  pid_t pid;
  int pidfd;
  clockid_t clock;
  uint64_t started;
};

static uint64_t microseconds(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now)) return 0;
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static void send_reply(const struct csandbox_reply *reply) {
  if (csandbox_send(CONTROL, reply, sizeof *reply, NULL, 0)) _exit(0);
}

static void take_descriptors(struct msghdr *message, struct parcel *parcel) {
  parcel->descriptor_count = 0;
  for (struct cmsghdr *head = CMSG_FIRSTHDR(message); head; head = CMSG_NXTHDR(message, head)) {
    if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    if (count > CSANDBOX_MAX_DESCRIPTORS) _exit(2);
    memcpy(parcel->descriptors, CMSG_DATA(head), count * sizeof(int));
    parcel->descriptor_count = (int)count;
  }
}

// Waits for a request; the end of the socket ends the server.
static void receive(struct parcel *parcel) {
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE(sizeof(int) * CSANDBOX_MAX_DESCRIPTORS)];
  } ancillary;
  struct sock_filter filter[CSANDBOX_MAX_FILTER];
  struct iovec parts[2] = {{&parcel->request, sizeof parcel->request}, {filter, sizeof filter}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2, .msg_control = ancillary.space,
                           .msg_controllen = sizeof ancillary.space};
  ssize_t got;
  do got = recvmsg(CONTROL, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got < (ssize_t)sizeof parcel->request) _exit(0);
  take_descriptors(&message, parcel);
  if (parcel->request.kind == CSANDBOX_GROUPS) {
    memcpy(parcel->groups, parcel->descriptors, sizeof parcel->groups);
    parcel->group_count = parcel->descriptor_count;
  }
  if (parcel->request.kind != CSANDBOX_FILTER) return;
  size_t rest = (size_t)got - sizeof parcel->request;
  memcpy(parcel->filter, filter, rest);
  parcel->filter_count = (uint32_t)(rest / sizeof *filter);
}

// fork(), into a process namespace of its own where the child is to be apart. The other namespaces are
// the container's: the child has no right to change its mounts, and its filter lets no call through
// that leaves something in the others.
//
// The system call is made by hand because the C library's fork() takes no flags. Its record of
// the thread's id is kept right by handing the kernel the place where it is stored.
static pid_t fork_child(uint32_t flags, int *pidfd) {
  unsigned long clone_flags = SIGCHLD | CLONE_PIDFD;
  if (flags & CSANDBOX_APART) clone_flags |= CLONE_NEWPID;
  int *thread_id = NULL;
  if (prctl(PR_GET_TID_ADDRESS, &thread_id) == 0 && thread_id)
    clone_flags |= CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;
#if defined(__x86_64__)
  return (pid_t)syscall(SYS_clone, clone_flags, 0, pidfd, thread_id, 0);
#else
  return (pid_t)syscall(SYS_clone, clone_flags, 0, pidfd, 0, thread_id);
#endif
}

// How long to wait before a limit can next be reached, in milliseconds; sets `cause` when one was.
static int until_limit(const struct parcel *parcel, const struct child *child, uint32_t *cause) {
  uint64_t wall = microseconds(CLOCK_MONOTONIC) - child->started;
  uint64_t cpu = microseconds(child->clock);
  if (cpu >= parcel->request.cpu_microseconds) *cause = CSANDBOX_CPU_LIMIT;
  else if (wall >= parcel->request.wall_microseconds) *cause = CSANDBOX_WALL_LIMIT;
  if (*cause != CSANDBOX_ENDED) return 0;
  uint64_t left = parcel->request.cpu_microseconds - cpu;
  uint64_t wall_left = parcel->request.wall_microseconds - wall;
  if (wall_left < left) left = wall_left;
  return left / 1000 > 1000000 ? 1000000 : (int)(left / 1000) + 1;
}

// Waits until the child has ended, ending it when a limit is reached or on request.
static uint32_t await_end(const struct parcel *parcel, const struct child *child) {
  uint32_t cause = CSANDBOX_ENDED;
  for (;;) {
    struct pollfd watched[2] = {{child->pidfd, POLLIN, 0}, {CONTROL, POLLIN, 0}};
    int wait = until_limit(parcel, child, &cause);
    if (cause != CSANDBOX_ENDED) break;
    int ready = poll(watched, 2, wait);
    if (ready < 0 && errno == EINTR) continue;
    if (watched[0].revents) return CSANDBOX_ENDED;
    if (!watched[1].revents) continue;
    struct parcel order;
    receive(&order);
    if (order.request.kind == CSANDBOX_KILL && order.request.id == parcel->request.id) {
      if (poll(watched, 1, (int)(order.request.wall_microseconds / 1000)) > 0) return CSANDBOX_ENDED;
      cause = CSANDBOX_KILLED;
      break;
    }
  }
  syscall(SYS_pidfd_send_signal, child->pidfd, SIGKILL, NULL, 0);
  return cause;
}

static void close_all(const struct parcel *parcel) {
  for (int index = 0; index < parcel->descriptor_count; ++index) close(parcel->descriptors[index]);
}

static void answer(const struct parcel *parcel, const struct child *child, uint32_t cause,
                   const struct progress *progress) {
  struct rusage used;
  int status = 0;
  while (wait4(child->pid, &status, 0, &used) < 0 && errno == EINTR) {}
  // The order to end a child can come while it is about to end by itself; its status tells.
  int was_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (cause == CSANDBOX_KILLED && !was_killed) cause = CSANDBOX_ENDED;
  struct csandbox_reply reply = {
      .kind = CSANDBOX_ENDING,
      .cause = progress->ready ? cause : CSANDBOX_SETUP_FAILED,
      .id = parcel->request.id,
      .status = status,
      .step = progress->failure.step,
      .error = progress->failure.error,
      .cpu_microseconds = (uint64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000 +
                          (uint64_t)(used.ru_utime.tv_usec + used.ru_stime.tv_usec),
      .wall_microseconds = microseconds(CLOCK_MONOTONIC) - child->started,
      .peak_kilobytes = (uint64_t)used.ru_maxrss,
      .involuntary_switches = (uint64_t)used.ru_nivcsw,
  };
  send_reply(&reply);
}

// Moves the calling process, a child, into the control groups.
static int enter_groups(const struct parcel *parcel, struct csandbox_failure *failure) {
  for (int index = 0; index < parcel->group_count; ++index)
    if (write(parcel->groups[index], "0", 1) != 1) {
      *failure = (struct csandbox_failure){CSANDBOX_STEP_GROUPS, errno, index};
      return -1;
    }
  return 0;
}

static void answer_failure(const struct parcel *parcel, uint32_t step, int error) {
  struct csandbox_reply reply = {.kind = CSANDBOX_ENDING, .cause = CSANDBOX_SETUP_FAILED,
                                 .id = parcel->request.id, .step = step, .error = error};
  send_reply(&reply);
}

// Returns 1 in the child and 0 in the server, once the child has ended and been answered for.
static int run(struct parcel *parcel, struct progress *progress) {
  static struct csandbox_temporary temporary;
  int apart = parcel->request.flags & CSANDBOX_APART;
  if (csandbox_empty_temporary(&temporary, parcel->request.temporary_bytes)) {
    answer_failure(parcel, CSANDBOX_STEP_TEMPORARY_FILES, errno);
    close_all(parcel);
    return 0;
  }
  struct child child = {.pid = -1, .pidfd = -1, .started = microseconds(CLOCK_MONOTONIC)};
  memset(progress, 0, sizeof *progress);
  child.pid = fork_child(parcel->request.flags, &child.pidfd);
  if (child.pid == 0) {
    take_written_pages();
    if (apart && enter_groups(parcel, &progress->failure)) _exit(126);
    int entered = csandbox_enter_child(&parcel->request, parcel->filter, parcel->filter_count,
                                       parcel->descriptors, parcel->descriptor_count,
                                       &progress->failure);
    if (entered) _exit(126);
    progress->ready = 1;
    munmap(progress, sizeof *progress);
    return 1;
  }
  int error = errno;
  close_all(parcel);
  if (child.pid < 0) {
    answer_failure(parcel, CSANDBOX_STEP_CLONE, error);
    return 0;
  }
  if (clock_getcpuclockid(child.pid, &child.clock)) child.clock = CLOCK_MONOTONIC;
  uint32_t cause = await_end(parcel, &child);
  answer(parcel, &child, cause, progress);
  close(child.pidfd);
  return 0;
}

static void serve(void) {
  struct progress *progress = mmap(NULL, sizeof *progress, PROT_READ | PROT_WRITE,
                                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (progress == MAP_FAILED) _exit(2);
  static struct parcel parcel;
  struct csandbox_reply hello = {.kind = CSANDBOX_HELLO};
  send_reply(&hello);
  for (;;) {
    receive(&parcel);
    if (parcel.request.kind == CSANDBOX_RUN && run(&parcel, progress)) return;
  }
}

static pid_t original_fork(void) {
  pid_t (*original)(void) = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
  if (original) return original();
  errno = ENOSYS;
  return -1;
}

static int rehearses;

static pid_t rehearse(void) {
  begin_rehearsal();
  pid_t pid = original_fork();
  rehearses = pid == 0;
  if (rehearses) return pid;
  if (pid > 0)
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
  end_rehearsal();
  return pid;
}

__attribute__((visibility("default"))) pid_t fork(void) {
  static int served = 0;
  if (served) return original_fork();
  settle_memory();
  if (getenv(CFORKSERVER_REHEARSES)) {
    unsetenv(CFORKSERVER_REHEARSES);
    return rehearse();
  }
  served = 1;
  serve();
  return 0;
}

__attribute__((visibility("default"))) void _exit(int status) {
  if (rehearses) note_written_pages();
  for (;;) syscall(SYS_exit_group, status);
}

// What the interpreter starts itself must not load this library again.
__attribute__((constructor)) static void forget(void) { unsetenv("LD_PRELOAD"); }
