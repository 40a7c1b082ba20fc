import CSandbox

/// The system calls that a judged program may make, as the kernel's packet-filter program.
///
/// A call that is not on the list fails with `EPERM`: an honest program that probes for something
/// sees an ordinary `PermissionError`, and nothing reaches the kernel behind it. Left out are all
/// calls that start programs, reach the network, make namespaces, mount, trace or read other
/// processes, load code into the kernel, or keep something past the end of the program
/// (System V and POSIX message queues, semaphores and shared memory, keys).
///
/// The format is that of seccomp(2): 8 bytes an instruction.
struct SeccompFilter: Sendable {
  /// One `struct sock_filter`.
  struct Instruction: Sendable {
    var code: UInt16
    var jumpTrue: UInt8
    var jumpFalse: UInt8
    var operand: UInt32
  }

  let instructions: [Instruction]

  /// - Parameters:
  ///   - allowed: Names of system calls; those that this architecture does not have are skipped.
  ///   - architecture: The `AUDIT_ARCH_…` constant that the calls must come from.
  init(allowed: [String] = Self.pythonCalls, architecture: UInt32 = Self.hostArchitecture) {
    var program: [Instruction] = [
      .load(offset: 4), .skipIfEqual(architecture, 1), .answer(Self.killProcess),
      .load(offset: 0),
    ]
    if architecture == Self.x8664 {
      // The x32 numbers are a second entrance to the same calls.
      program += [.skipUnlessAtLeast(0x4000_0000, 1), .answer(Self.killProcess)]
    }
    program += Self.guarded
    for name in allowed {
      // Safe: the name outlives the call, which only reads it.
      let number = unsafe csandbox_syscall_number(name)
      guard number >= 0 else { continue }
      program += [.skipUnlessEqual(UInt32(number), 1), .answer(Self.allow)]
    }
    program.append(.answer(Self.refuse))
    instructions = program
  }

  /// Calls whose arguments decide.
  private static var guarded: [Instruction] {
    // Safe: literals outlive the calls.
    let clone = unsafe UInt32(csandbox_syscall_number("clone"))
    let clone3 = unsafe UInt32(csandbox_syscall_number("clone3"))
    let prctl = unsafe UInt32(csandbox_syscall_number("prctl"))
    return [
      // The C library falls back to clone(), whose flags can be seen.
      .skipUnlessEqual(clone3, 1), .answer(errno(38)),
      // Processes and threads, but no namespaces (CLONE_NEW…, CLONE_NEWTIME is no flag here).
      .skipUnlessEqual(clone, 4), .load(offset: 16), .skipUnlessAnyBit(0x7E02_0000, 1),
      .answer(refuse), .answer(allow),
      // Naming a thread (PR_SET_NAME, PR_GET_NAME).
      .skipUnlessEqual(prctl, 5), .load(offset: 16), .skipUnlessEqual(15, 1), .answer(allow),
      .skipUnlessEqual(16, 1), .answer(allow), .load(offset: 0),
    ]
  }

  /// The program as the kernel reads it, in the byte order of the machine.
  var bytes: [UInt8] {
    instructions.flatMap { one -> [UInt8] in
      let word =
        UInt64(one.code) | UInt64(one.jumpTrue) << 16 | UInt64(one.jumpFalse) << 24
        | UInt64(one.operand) << 32
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }
}

extension SeccompFilter.Instruction {
  private typealias Code = UInt16

  /// Loads 4 bytes of `struct seccomp_data`: 0 is the call, 4 the architecture, 16 the low half of
  /// the first argument.
  static func load(offset: UInt32) -> Self {
    Self(code: 0x20, jumpTrue: 0, jumpFalse: 0, operand: offset)
  }

  static func answer(_ value: UInt32) -> Self {
    Self(code: 0x06, jumpTrue: 0, jumpFalse: 0, operand: value)
  }

  static func skipIfEqual(_ value: UInt32, _ count: UInt8) -> Self {
    Self(code: 0x15, jumpTrue: count, jumpFalse: 0, operand: value)
  }

  static func skipUnlessEqual(_ value: UInt32, _ count: UInt8) -> Self {
    Self(code: 0x15, jumpTrue: 0, jumpFalse: count, operand: value)
  }

  static func skipUnlessAtLeast(_ value: UInt32, _ count: UInt8) -> Self {
    Self(code: 0x35, jumpTrue: 0, jumpFalse: count, operand: value)
  }

  static func skipUnlessAnyBit(_ bits: UInt32, _ count: UInt8) -> Self {
    Self(code: 0x45, jumpTrue: 0, jumpFalse: count, operand: bits)
  }
}

extension SeccompFilter {
  static let allow: UInt32 = 0x7FFF_0000
  static let killProcess: UInt32 = 0x8000_0000
  /// Fails the call with `EPERM`.
  static let refuse: UInt32 = errno(1)

  static func errno(_ number: UInt32) -> UInt32 { 0x0005_0000 | number }

  static let x8664: UInt32 = 0xC000_003E
  #if arch(x86_64)
    static let hostArchitecture = x8664
  #elseif arch(arm64)
    static let hostArchitecture: UInt32 = 0xC000_00B7
  #endif

  /// What CPython and its standard library need for computing, files below `/tmp`, threads and
  /// child processes of the same program; the most frequent first, as the kernel reads in order.
  static let pythonCalls =
    """
    read write futex mmap munmap brk rt_sigaction rt_sigprocmask rt_sigreturn close fstat
    newfstatat lseek poll ppoll recvfrom sendto recvmsg sendmsg openat getrandom mprotect
    clock_gettime clock_nanosleep nanosleep gettimeofday exit exit_group madvise mremap
    access arch_prctl chmod dup2 epoll_create epoll_wait eventfd fork getdents getpgrp link lstat
    mkdir mknod open pause pipe readlink rename rmdir select stat symlink time unlink utime utimes
    vfork alarm chdir clock_getres close_range copy_file_range dup dup3 epoll_create1 epoll_ctl
    epoll_pwait eventfd2 faccessat faccessat2 fadvise64 fallocate fchdir fchmod fchmodat fcntl
    fdatasync flock fstatfs fsync ftruncate get_robust_list getcpu getcwd getdents64 getegid
    geteuid getgid getgroups getitimer getpgid getpid getppid getpriority getresgid getresuid
    getrlimit getrusage getsid getsockname getsockopt gettid getuid ioctl kill linkat membarrier
    memfd_create mincore mkdirat mknodat msync pidfd_open pidfd_send_signal pipe2 pread64 preadv
    prlimit64 pselect6 pwrite64 pwritev readlinkat readv renameat renameat2 restart_syscall rseq
    rt_sigpending rt_sigqueueinfo rt_sigsuspend rt_sigtimedwait sched_get_priority_max
    sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_yield
    sendfile set_robust_list set_tid_address setitimer setpgid setrlimit setsid setsockopt
    shutdown sigaltstack signalfd4 socketpair statfs statx symlinkat sync sysinfo tgkill
    timer_create timer_delete timer_getoverrun timer_gettime timer_settime timerfd_create
    timerfd_gettime timerfd_settime times tkill truncate umask uname unlinkat utimensat wait4
    waitid writev
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
