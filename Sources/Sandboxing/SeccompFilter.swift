import CSandbox

/// The system calls that a judged program may make, as the kernel's packet-filter program.
///
/// A call that is not on the list fails with `EPERM`: an honest program that probes for something
/// sees an ordinary `PermissionError`, and nothing reaches the kernel behind it. Left out are all
/// calls that start programs, reach the network, make namespaces, mount, trace or read other
/// processes, load code into the kernel, or keep something past the end of the program
/// (System V and POSIX message queues, semaphores and shared memory, keys).
///
/// A number is looked up in a binary tree of comparisons. When a filter is installed the kernel
/// tries it on every number that it knows, and in a list that took a tenth of the time that a
/// judged program takes.
struct SeccompFilter: Sendable {
  let instructions: [Instruction]

  /// - Parameters:
  ///   - allowed: Names of system calls; those that this architecture does not have are skipped.
  ///   - architecture: The `AUDIT_ARCH_…` constant that the calls must come from.
  init(allowed: [String] = Self.pythonCalls, architecture: UInt32 = Self.hostArchitecture) {
    let spans = Self.spans(allowed: allowed, architecture: architecture)
    instructions =
      [
        .load(offset: 4), .skipIfEqual(architecture, 1), .answer(Self.killProcess),
        .load(offset: 0),
      ] + Self.tree(spans[...])
  }

  /// Calls that are treated alike: those from `first` up to the next span's.
  private struct Span {
    var first: UInt32
    var treatment: [Instruction]
  }

  /// All calls, in order, from number 0 on.
  private static func spans(allowed: [String], architecture: UInt32) -> [Span] {
    var treatments = Dictionary(
      allowed.compactMap { number($0).map { ($0, [Instruction.answer(allow)]) } },
      uniquingKeysWith: { first, _ in first })
    for (name, treatment) in guarded {
      if let number = number(name) { treatments[number] = treatment }
    }
    var spans = [Span(first: 0, treatment: [.answer(refuse)])]
    for (number, treatment) in treatments.sorted(by: { $0.key < $1.key }) {
      if spans.last?.first == number { spans.removeLast() }
      if spans.last?.treatment != treatment {
        spans.append(Span(first: number, treatment: treatment))
      }
      spans.append(Span(first: number + 1, treatment: [.answer(refuse)]))
    }
    if architecture == x8664 {
      // The x32 numbers are a second entrance to the same calls.
      spans.append(Span(first: 0x4000_0000, treatment: [.answer(killProcess)]))
    }
    return spans
  }

  /// Finds the span of the number that is loaded, by halving.
  private static func tree(_ spans: ArraySlice<Span>) -> [Instruction] {
    guard spans.count > 1 else { return spans.first?.treatment ?? [] }
    let middle = spans.startIndex + spans.count / 2
    let lower = tree(spans[..<middle])
    // A jump reaches 255 instructions; all calls of an architecture take fewer.
    return [.skipIfAtLeast(spans[middle].first, UInt8(clamping: lower.count))]
      + lower + tree(spans[middle...])
  }

  /// Calls whose arguments decide.
  private static let guarded: [String: [Instruction]] = [
    // The C library falls back to clone(), whose flags can be seen.
    "clone3": [.answer(errno(38))],
    // Processes and threads, but no namespaces (CLONE_NEW…, CLONE_NEWTIME is no flag here).
    "clone": [
      .load(offset: 16), .skipUnlessAnyBit(0x7E02_0000, 1), .answer(refuse), .answer(allow),
    ],
    // Limits, but for that on processor time (0): who lowers it is killed, as if by somebody else.
    "setrlimit": [
      .load(offset: 16), .skipIfEqual(0, 1), .answer(allow), .answer(refuse),
    ],
    // The same, where there is a new limit to set: a pointer of two halves that are not both 0.
    "prlimit64": [
      .load(offset: 24), .skipIfEqual(0, 1), .answer(allow), .load(offset: 32),
      .skipUnlessEqual(0, 3), .load(offset: 36), .skipUnlessEqual(0, 1), .answer(allow),
      .answer(refuse),
    ],
    // Naming a thread (PR_SET_NAME, PR_GET_NAME).
    "prctl": [
      .load(offset: 16), .skipUnlessEqual(15, 1), .answer(allow), .skipUnlessEqual(16, 1),
      .answer(allow), .answer(refuse),
    ],
  ]

  private static func number(_ name: String) -> UInt32? {
    // Safe: the name outlives the call, which only reads it.
    UInt32(exactly: unsafe csandbox_syscall_number(name))
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

extension SeccompFilter {
  /// One `struct sock_filter`, the format of seccomp(2).
  struct Instruction: Hashable, Sendable {
    var code: UInt16
    var jumpTrue: UInt8
    var jumpFalse: UInt8
    var operand: UInt32

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

    static func skipIfAtLeast(_ value: UInt32, _ count: UInt8) -> Self {
      Self(code: 0x35, jumpTrue: count, jumpFalse: 0, operand: value)
    }

    static func skipUnlessAnyBit(_ bits: UInt32, _ count: UInt8) -> Self {
      Self(code: 0x45, jumpTrue: 0, jumpFalse: count, operand: bits)
    }
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
  /// child processes of the same program.
  static let pythonCalls =
    """
    access alarm arch_prctl brk chdir chmod clock_getres clock_gettime clock_nanosleep close
    close_range copy_file_range dup dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_pwait
    epoll_wait eventfd eventfd2 exit exit_group faccessat faccessat2 fadvise64 fallocate fchdir
    fchmod fchmodat fcntl fdatasync flock fork fstat fstatfs fsync ftruncate futex get_robust_list
    getcpu getcwd getdents getdents64 getegid geteuid getgid getgroups getitimer getpgid getpgrp
    getpid getppid getpriority getrandom getresgid getresuid getrlimit getrusage getsid getsockname
    getsockopt gettid gettimeofday getuid ioctl kill link linkat lseek lstat madvise membarrier
    memfd_create mincore mkdir mkdirat mknod mknodat mmap mprotect mremap msync munmap nanosleep
    newfstatat open openat pause pidfd_open pidfd_send_signal pipe pipe2 poll ppoll pread64 preadv
    pselect6 pwrite64 pwritev read readlink readlinkat readv recvfrom recvmsg rename
    renameat renameat2 restart_syscall rmdir rseq rt_sigaction rt_sigpending rt_sigprocmask
    rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait sched_get_priority_max
    sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_yield select
    sendfile sendto set_robust_list set_tid_address setitimer setpgid setsid
    setsockopt shutdown sigaltstack signalfd4 socketpair stat statfs statx symlink symlinkat sync
    sysinfo tgkill time timer_create timer_delete timer_getoverrun timer_gettime timer_settime
    timerfd_create timerfd_gettime timerfd_settime times tkill truncate umask uname unlink unlinkat
    utime utimensat utimes vfork wait4 waitid write writev
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
