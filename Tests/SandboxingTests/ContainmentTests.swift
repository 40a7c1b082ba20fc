import Foundation
import Testing

@testable import Sandboxing

/// What an untrusted program finds around it.
struct ContainmentTests {
  @Test func seesOnlyPythonAndAnEmptyPlaceOfItsOwn() throws {
    var laboratory = try Laboratory()
    let (said, _) = try laboratory.run(
      """
      say(*sorted(os.listdir("/tmp")))
      for path in ("/etc/passwd", "/proc/self/maps", "/home", "/sys", "/var", "/bin/sh"):
          say(os.path.exists(path))
      say(os.getcwd())
      """)
    #expect(said == ["False", "False", "False", "False", "False", "False", "/tmp"])
  }

  @Test func isNobodyAndAlone() throws {
    var laboratory = try Laboratory()
    let (said, _) = try laboratory.run("say(os.getpid(), os.getppid(), os.getuid(), os.getgid())")
    #expect(said == ["1 0 1000 1000"])
  }

  @Test func leavesNothingForTheNextProgram() throws {
    var laboratory = try Laboratory()
    let first = try laboratory.run(
      """
      open("/tmp/left", "w").write("x")
      os.umask(0o777)
      os.environ["LEFT"] = "x"
      """)
    #expect(first.said.isEmpty)
    let second = try laboratory.run("say(os.listdir('/tmp'), os.environ.get('LEFT'), os.umask(0))")
    #expect(second.said == ["[] None 0"])
  }

  /// Whatever a program does to its place, the next one finds it as new.
  @Test(arguments: [
    "open('x', 'w').close(); os.remove('x')", "os.chmod('/tmp', 0o700)",
    "os.utime('/tmp', (1, 1))",
    "s = os.stat('/tmp'); os.mkdir('x'); os.rmdir('x'); os.utime('/tmp', (s[7], s[8]))",
    "os.listdir('/tmp')", "os.write(os.open('.', os.O_TMPFILE | os.O_RDWR), bytes(1 << 20))",
    "os.symlink('/', 'x')", "open('x', 'w').truncate(1 << 20)",
  ])
  func changesOfItsPlaceDoNotStay(_ change: String) throws {
    var laboratory = try Laboratory()
    let look = """
      s = os.stat("/tmp")
      v = os.statvfs("/tmp")
      say(oct(s.st_mode), s.st_nlink, s.st_size, os.listdir("/tmp"), v.f_bfree, v.f_ffree)
      say(s.st_atime_ns == s.st_mtime_ns == s.st_ctime_ns)
      """
    let fresh = try laboratory.run(look).said
    #expect(fresh.last == "True")
    for _ in 0..<3 {
      _ = try laboratory.run(change)
      #expect(try laboratory.run(look).said == fresh)
    }
  }

  @Test(arguments: [
    "open('/new', 'w')", "open('/harness/candidate.py', 'a')", "os.mkdir('/dev/new')",
    "os.remove('/harness/candidate.py')", "os.chmod('/tmp/..', 0o777)",
  ])
  func cannotWriteOutsideItsPlace(_ attempt: String) throws {
    var laboratory = try Laboratory()
    let (said, _) = try laboratory.run("\(attempt)\nsay('done')")
    #expect(said == ["OSError"] || said == ["PermissionError"])
  }

  @Test(arguments: [
    "import socket; socket.socket()", "os.execv('/usr/bin/true', ['true'])",
    "os.setuid(0)", "os.chroot('/tmp')", "os.sched_setaffinity(0, [0])",
    "import posix; posix.unshare(0)", "import resource; resource.setrlimit(0, (0, 0))",
  ])
  func mayNotAskTheKernelFor(_ attempt: String) throws {
    var laboratory = try Laboratory()
    let (said, _) = try laboratory.run("\(attempt)\nsay('done')")
    #expect(["PermissionError", "AttributeError", "ValueError"].contains(said.first), "\(said)")
  }

  @Test func hasNoDescriptorsButItsOwn() throws {
    var laboratory = try Laboratory()
    let (said, _) = try laboratory.run(
      """
      found = []
      for number in range(256):
          try:
              os.fstat(number)
              found.append(number)
          except OSError:
              pass
      say(*found)
      """)
    #expect(said == ["0 1 2 3 4"])
  }

  /// The examiner and this test itself are of other groups.
  @Test func signalsToItsGroupStayThere() throws {
    var laboratory = try Laboratory()
    let (said, outcome) = try laboratory.run(
      """
      import signal
      signal.signal(signal.SIGINT, signal.SIG_IGN)
      os.kill(0, signal.SIGINT)
      say(os.getpgid(0) == os.getpid())
      """)
    #expect(said == ["True"])
    #expect(outcome.examiner.cause == .exited(0))
  }

  /// A file without a name, sent away, would outlive its process and take room from the next.
  @Test func cannotSendDescriptors() throws {
    var laboratory = try Laboratory()
    let (said, _) = try laboratory.run(
      """
      import socket
      one, other = socket.socketpair()
      one.send(b"x")
      socket.send_fds(one, [b"x"], [os.open("/tmp", os.O_TMPFILE | os.O_RDWR)])
      """)
    #expect(said == ["PermissionError"])
  }

  @Test func cannotMakeNamespaces() throws {
    var laboratory = try Laboratory()
    // clone() and unshare() by number, through the interpreter's own foreign function interface.
    let (said, _) = try laboratory.run(
      """
      import ctypes
      library = ctypes.CDLL(None, use_errno=True)
      CLONE_NEWUSER, SYS_unshare = 0x10000000, 272 if os.uname().machine == "x86_64" else 97
      say(library.syscall(SYS_unshare, CLONE_NEWUSER), ctypes.get_errno())
      """)
    #expect(said == ["-1 1"])
  }
}
