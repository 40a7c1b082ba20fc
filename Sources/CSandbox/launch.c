// Starting a container: clone, then an ordered list of set-up steps, then exec.
//
// Between clone and exec only async-signal-safe calls are made: the caller may have threads.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CSandbox.h"

// A place that always exists, that no visible file lives under, and that is not needed inside.
#define STAGE "/proc"
#define ROOT_SIZE "size=16m,mode=755"

const char *csandbox_step_name(uint32_t step) {
  static const char *const names[] = {
      "nothing",           "making the namespaces", "mapping the user",
      "separating mounts", "making the new root",   "binding a file into the new root",
      "entering the new root", "making the user namespace", "changing the user",
      "dropping capabilities", "setting limits",    "arranging descriptors",
      "mounting temporary files", "installing the seccomp filter", "starting the interpreter",
      "entering the control groups", "leaving the process group",
  };
  return step < sizeof names / sizeof *names ? names[step] : "an unknown step";
}

static int fail(struct csandbox_failure *failure, uint32_t step, int index) {
  failure->step = step;
  failure->error = errno;
  failure->index = index;
  return -1;
}

// MARK: The set-up steps, in the order in which they are taken

static int setup_private_mounts(void) {
  return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
}

static int setup_new_root(void) {
  if (mount("tmpfs", STAGE, "tmpfs", MS_NOSUID, ROOT_SIZE)) return -1;
  return mkdir(STAGE "/tmp", 01777) ? -1 : chmod(STAGE "/tmp", 01777);
}

// Makes every folder above `path` (inside the stage), and the last part as a folder or a file.
static int make_target(char *path, int is_directory) {
  for (char *slash = path + sizeof STAGE; (slash = strchr(slash, '/')); ++slash) {
    *slash = 0;
    int made = mkdir(path, 0755);
    *slash = '/';
    if (made && errno != EEXIST) return -1;
  }
  if (is_directory) return mkdir(path, 0755) && errno != EEXIST ? -1 : 0;
  int file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0444);
  if (file < 0) return errno == EROFS || errno == EEXIST ? 0 : -1;
  return close(file);
}

// The mount flags that a user namespace may not take away from a bound file system.
static unsigned long kept_flags(const char *path) {
  struct statvfs at;
  if (statvfs(path, &at)) return 0;
  unsigned long flags = 0;
  if (at.f_flag & ST_NODEV) flags |= MS_NODEV;
  if (at.f_flag & ST_NOEXEC) flags |= MS_NOEXEC;
  if (at.f_flag & ST_NOATIME) flags |= MS_NOATIME;
  if (at.f_flag & ST_NODIRATIME) flags |= MS_NODIRATIME;
  if (at.f_flag & ST_RELATIME) flags |= MS_RELATIME;
  return flags;
}

static int setup_bind(const struct csandbox_bind *bind) {
  char target[4096];
  int length = snprintf(target, sizeof target, STAGE "%s", bind->target);
  if (length < 0 || (size_t)length >= sizeof target) return errno = ENAMETOOLONG, -1;
  if (bind->is_mask) {
    struct stat at;
    if (stat(target, &at)) return errno == ENOENT ? 0 : -1;
    return mount("tmpfs", target, "tmpfs", MS_NOSUID | MS_NODEV | MS_RDONLY, "size=4k,mode=555");
  }
  if (make_target(target, bind->is_directory)) return -1;
  if (mount(bind->source, target, NULL, MS_BIND, NULL)) return -1;
  unsigned long flags = MS_REMOUNT | MS_BIND | MS_NOSUID | MS_RDONLY | kept_flags(target);
  if (!bind->is_device) flags |= MS_NODEV;
  return mount(NULL, target, NULL, flags, NULL);
}

static int setup_pivot(void) {
  if (chdir(STAGE)) return -1;
  if (syscall(SYS_pivot_root, ".", ".")) return -1;
  if (umount2(".", MNT_DETACH)) return -1;
  if (chdir("/")) return -1;
  return mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL);
}

// The C library's own setgroups(), setresgid() and setresuid() bring all threads of the process
// along, and would wait here for threads that only the parent has.
static int drop_groups(void) { return (int)syscall(SYS_setgroups, 0, NULL); }

static int setup_identity(const struct csandbox_container *container, uint32_t id) {
  if (prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP | SECBIT_NOROOT)) return -1;
  // Inside a user namespace the groups cannot be changed any more, or never could be.
  if (container->user_namespace == CSANDBOX_USER_NAMESPACE_NONE && drop_groups()) return -1;
  if (syscall(SYS_setresgid, id, id, id)) return -1;
  return (int)syscall(SYS_setresuid, id, id, id);
}

// Keeps the right to make namespaces and mounts, over exec; drops all others for good.
static int setup_capabilities(void) {
  for (int capability = 0; capability <= 63; ++capability) {
    if (capability == CAP_SYS_ADMIN) continue;
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) && errno != EINVAL) return -1;
  }
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{0}};
  data[0].effective = data[0].permitted = data[0].inheritable = 1u << CAP_SYS_ADMIN;
  if (syscall(SYS_capset, &header, data)) return -1;
  if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN, 0, 0)) return -1;
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static int setup_limits(void) {
  struct rlimit none = {0, 0};
  return setrlimit(RLIMIT_CORE, &none);
}

static int setup_descriptors(int control, int report) {
  int null = open("/dev/null", O_RDWR);
  if (null < 0) return -1;
  int high = fcntl(control, F_DUPFD, 100);
  int safe = fcntl(report, F_DUPFD_CLOEXEC, 100);
  if (high < 0 || safe < 0) return -1;
  for (int standard = 0; standard <= 2; ++standard)
    if (dup2(null, standard) < 0) return -1;
  if (dup2(high, 3) < 0) return -1;
  // The report of a failed exec keeps its place until exec closes it.
  if (dup3(safe, 4, O_CLOEXEC) < 0) return -1;
  return (int)syscall(SYS_close_range, 5, ~0u, 0);
}

static void reset_signals(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; ++number) sigaction(number, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// Asks the parent to map the user and waits until it has.
static int await_id_map(int report, int go) {
  struct csandbox_failure ask = {.step = CSANDBOX_STEP_ID_MAP, .error = 0, .index = -2};
  char answer;
  if (write(report, &ask, sizeof ask) != sizeof ask) return -1;
  if (read(go, &answer, 1) != 1) return errno = EPERM, -1;
  return 0;
}

static int setup(const struct csandbox_container *container, int report, int go,
                 struct csandbox_failure *failure) {
  int first = container->user_namespace == CSANDBOX_USER_NAMESPACE_FIRST;
  int last = container->user_namespace == CSANDBOX_USER_NAMESPACE_LAST;
  umask(0);
  reset_signals();
  // Signals to the caller's group, from inside or from a terminal, stay on their side.
  if (setsid() < 0) return fail(failure, CSANDBOX_STEP_PROCESS_GROUP, -1);
  if (first && await_id_map(report, go)) return fail(failure, CSANDBOX_STEP_ID_MAP, -1);
  if (setup_private_mounts()) return fail(failure, CSANDBOX_STEP_PRIVATE_MOUNTS, -1);
  if (setup_new_root()) return fail(failure, CSANDBOX_STEP_NEW_ROOT, -1);
  for (int index = 0; index < container->bind_count; ++index)
    if (setup_bind(&container->binds[index])) return fail(failure, CSANDBOX_STEP_BIND, index);
  if (setup_pivot()) return fail(failure, CSANDBOX_STEP_PIVOT, -1);
  if (setup_limits()) return fail(failure, CSANDBOX_STEP_LIMITS, -1);
  if (last) {
    if (drop_groups()) return fail(failure, CSANDBOX_STEP_IDENTITY, -1);
    if (unshare(CLONE_NEWUSER)) return fail(failure, CSANDBOX_STEP_USER_NAMESPACE, -1);
    if (await_id_map(report, go)) return fail(failure, CSANDBOX_STEP_ID_MAP, -1);
  }
  uint32_t id = container->user_namespace ? container->inner_id : container->outer_id;
  if (setup_identity(container, id)) return fail(failure, CSANDBOX_STEP_IDENTITY, -1);
  if (setup_capabilities()) return fail(failure, CSANDBOX_STEP_CAPABILITIES, -1);
  if (setup_descriptors(container->control, report))
    return fail(failure, CSANDBOX_STEP_DESCRIPTORS, -1);
  // Whatever happens to the caller, the container ends with the thread that started it; this comes
  // last because a change of the user undoes it.
  if (prctl(PR_SET_PDEATHSIG, SIGKILL)) return fail(failure, CSANDBOX_STEP_LIMITS, -1);
  return 0;
}

// MARK: The parent's side

static int write_file(pid_t pid, const char *name, const char *text) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return -1;
  ssize_t length = (ssize_t)strlen(text);
  ssize_t written = write(file, text, (size_t)length);
  int error = errno;
  close(file);
  errno = error;
  return written == length ? 0 : -1;
}

static int write_id_map(pid_t pid, const struct csandbox_container *container) {
  int first = container->user_namespace == CSANDBOX_USER_NAMESPACE_FIRST;
  char line[64];
  // One line maps one id: all that an ordinary user may map.
  snprintf(line, sizeof line, "%u %u 1\n", container->inner_id,
           first ? (unsigned)geteuid() : container->outer_id);
  if (write_file(pid, "uid_map", line)) return -1;
  if (write_file(pid, "setgroups", "deny") && errno != ENOENT) return -1;
  snprintf(line, sizeof line, "%u %u 1\n", container->inner_id,
           first ? (unsigned)getegid() : container->outer_id);
  return write_file(pid, "gid_map", line);
}

// Serves the child's reports until it has executed (end of file) or failed.
static int await_exec(pid_t pid, const struct csandbox_container *container, int report, int go,
                      struct csandbox_failure *failure) {
  struct csandbox_failure said;
  for (;;) {
    ssize_t got = read(report, &said, sizeof said);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) return 0;
    if (got != sizeof said) return fail(failure, CSANDBOX_STEP_CLONE, -1);
    if (said.index != -2) return *failure = said, -1;
    if (write_id_map(pid, container)) return fail(failure, CSANDBOX_STEP_ID_MAP, -1);
    if (write(go, "", 1) != 1) return fail(failure, CSANDBOX_STEP_ID_MAP, -1);
  }
}

static void run_child(const struct csandbox_container *container, int report, int go) {
  struct csandbox_failure failure = {0, 0, -1};
  int ready = setup(container, report, go, &failure) == 0;
  if (ready) {
    // Descriptors were rearranged: the report is now 4.
    report = 4;
    execve(container->executable, (char *const *)container->arguments,
           (char *const *)container->environment);
    fail(&failure, CSANDBOX_STEP_EXECUTE, -1);
  }
  ssize_t told = write(report, &failure, sizeof failure);
  (void)told;
  _exit(127);
}

pid_t csandbox_launch(const struct csandbox_container *container,
                      struct csandbox_failure *failure) {
  int report[2], go[2];
  if (pipe2(report, O_CLOEXEC)) return fail(failure, CSANDBOX_STEP_CLONE, -1);
  if (pipe2(go, O_CLOEXEC)) {
    fail(failure, CSANDBOX_STEP_CLONE, -1);
    close(report[0]), close(report[1]);
    return -1;
  }
  unsigned long flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;
  if (container->user_namespace == CSANDBOX_USER_NAMESPACE_FIRST) flags |= CLONE_NEWUSER;
  pid_t pid = (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) {
    // The parent's ends must go, or a dead parent would not be seen.
    close(report[0]);
    close(go[1]);
    run_child(container, report[1], go[0]);
  }
  close(report[1]);
  close(go[0]);
  int failed = pid < 0 ? fail(failure, CSANDBOX_STEP_CLONE, -1)
                       : await_exec(pid, container, report[0], go[1], failure);
  close(report[0]);
  close(go[1]);
  if (!failed) return pid;
  if (pid > 0) {
    kill(pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
  }
  return -1;
}
