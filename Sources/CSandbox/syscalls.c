// System call numbers by name, for the machine that this is compiled for.
#include <string.h>
#include <sys/syscall.h>

#include "CSandbox.h"

#define NAMED(name) {#name, SYS_##name}

static const struct {
  const char *name;
  long number;
} numbers[] = {
#ifdef SYS_access  // The calls that younger architectures leave to their *at() forms.
    NAMED(access), NAMED(arch_prctl), NAMED(chmod), NAMED(dup2), NAMED(epoll_create),
    NAMED(epoll_wait), NAMED(eventfd), NAMED(fork), NAMED(getdents), NAMED(getpgrp), NAMED(link),
    NAMED(lstat), NAMED(mkdir), NAMED(mknod), NAMED(open), NAMED(pause), NAMED(pipe), NAMED(poll),
    NAMED(readlink), NAMED(rename), NAMED(rmdir), NAMED(select), NAMED(stat), NAMED(symlink),
    NAMED(time), NAMED(unlink), NAMED(utime), NAMED(utimes), NAMED(vfork), NAMED(alarm),
#endif
    NAMED(brk), NAMED(chdir), NAMED(clock_getres), NAMED(clock_gettime), NAMED(clock_nanosleep),
    NAMED(clone), NAMED(clone3), NAMED(close), NAMED(close_range), NAMED(copy_file_range),
    NAMED(dup), NAMED(dup3), NAMED(epoll_create1), NAMED(epoll_ctl), NAMED(epoll_pwait),
    NAMED(eventfd2), NAMED(exit), NAMED(exit_group), NAMED(faccessat), NAMED(faccessat2),
    NAMED(fadvise64), NAMED(fallocate), NAMED(fchdir), NAMED(fchmod), NAMED(fchmodat),
    NAMED(fcntl), NAMED(fdatasync), NAMED(flock), NAMED(fstat), NAMED(fstatfs), NAMED(fsync),
    NAMED(ftruncate), NAMED(futex), NAMED(get_robust_list), NAMED(getcpu), NAMED(getcwd),
    NAMED(getdents64), NAMED(getegid), NAMED(geteuid), NAMED(getgid), NAMED(getgroups),
    NAMED(getitimer), NAMED(getpgid), NAMED(getpid), NAMED(getppid), NAMED(getpriority),
    NAMED(getrandom), NAMED(getresgid), NAMED(getresuid), NAMED(getrlimit), NAMED(getrusage),
    NAMED(getsid), NAMED(getsockname), NAMED(getsockopt), NAMED(gettid), NAMED(gettimeofday),
    NAMED(getuid), NAMED(ioctl), NAMED(kill), NAMED(linkat), NAMED(lseek), NAMED(madvise),
    NAMED(membarrier), NAMED(memfd_create), NAMED(mincore), NAMED(mkdirat), NAMED(mknodat),
    NAMED(mmap), NAMED(mprotect), NAMED(mremap), NAMED(msync), NAMED(munmap), NAMED(nanosleep),
    NAMED(newfstatat), NAMED(openat), NAMED(pidfd_open), NAMED(pidfd_send_signal), NAMED(pipe2),
    NAMED(ppoll), NAMED(prctl), NAMED(pread64), NAMED(preadv), NAMED(prlimit64), NAMED(pselect6),
    NAMED(pwrite64), NAMED(pwritev), NAMED(read), NAMED(readlinkat), NAMED(readv),
    NAMED(recvfrom), NAMED(recvmsg), NAMED(renameat), NAMED(renameat2), NAMED(restart_syscall),
    NAMED(rseq), NAMED(rt_sigaction), NAMED(rt_sigpending), NAMED(rt_sigprocmask),
    NAMED(rt_sigqueueinfo), NAMED(rt_sigreturn), NAMED(rt_sigsuspend), NAMED(rt_sigtimedwait),
    NAMED(sched_get_priority_max), NAMED(sched_get_priority_min), NAMED(sched_getaffinity),
    NAMED(sched_getparam), NAMED(sched_getscheduler), NAMED(sched_yield), NAMED(sendfile),
    NAMED(sendmsg), NAMED(sendto), NAMED(set_robust_list), NAMED(set_tid_address),
    NAMED(setitimer), NAMED(setpgid), NAMED(setrlimit), NAMED(setsid), NAMED(setsockopt),
    NAMED(shutdown), NAMED(sigaltstack), NAMED(signalfd4), NAMED(socketpair), NAMED(statfs),
    NAMED(statx), NAMED(symlinkat), NAMED(sync), NAMED(sysinfo), NAMED(tgkill),
    NAMED(timer_create), NAMED(timer_delete), NAMED(timer_getoverrun), NAMED(timer_gettime),
    NAMED(timer_settime), NAMED(timerfd_create), NAMED(timerfd_gettime), NAMED(timerfd_settime),
    NAMED(times), NAMED(tkill), NAMED(truncate), NAMED(umask), NAMED(uname), NAMED(unlinkat),
    NAMED(utimensat), NAMED(wait4), NAMED(waitid), NAMED(write), NAMED(writev),
};

long csandbox_syscall_number(const char *name) {
  for (unsigned index = 0; index < sizeof numbers / sizeof *numbers; ++index)
    if (strcmp(numbers[index].name, name) == 0) return numbers[index].number;
  return -1;
}
