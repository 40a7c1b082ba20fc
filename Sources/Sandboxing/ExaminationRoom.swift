import Glibc

/// Two sandboxed interpreters side by side: one for untrusted programs, one for those that examine
/// them. A stream socket between their children is all that joins them.
///
/// The candidate's child gets its input as descriptor 3 and the stream as 4. The examiner's child
/// gets the same and, as 5, the pipe on which it alone reports. One examination runs at a time.
/// Where an examination allows it, the examiner's child may stay for the next (``Sitting``).
public struct ExaminationRoom: ~Copyable {
  private var candidates: ForkServer
  private var examiners: ForkServer
  /// After the servers, whose children must be gone before the groups can go.
  private let groups: WorkerGroups
  private var memoryKills: Int?
  private var sitting: Sitting?

  /// - Parameters:
  ///   - groups: Where control groups can be made for the programs; `nil` for none.
  ///   - limits: What the programs of this room may use together with their children.
  public init(
    candidates: consuming ForkServer, examiners: consuming ForkServer, groups: ControlGroups?,
    limits: ProcessLimits
  ) throws(SandboxError) {
    var made = WorkerGroups()
    try groups?.makeGroups(
      &made, memoryBytes: limits.addressSpaceBytes + limits.temporaryBytes,
      processes: limits.processes)
    if !made.entrances.isEmpty {
      try candidates.useGroups(made.entrances)
      try examiners.useGroups(made.entrances)
    }
    self.candidates = candidates
    self.examiners = examiners
    memoryKills = made.memoryKills
    self.groups = made
  }

  /// Runs one examination to its end.
  ///
  /// The program is ended, with all processes that it made, before this returns.
  ///
  /// - Parameter isCancelled: Asked several times a second.
  /// - Throws: ``SandboxError`` when the sandbox failed, ``SandboxError/cancelled`` on request; the
  ///   program then has no verdict, and this room must not be used again.
  public mutating func run(
    _ examination: Examination, isCancelled: () -> Bool
  ) throws(SandboxError) -> Examination.Outcome {
    var outcome: Examination.Outcome
    if let sitting, sitting.subject == examination.continuation?.subject {
      outcome = try hold(examination, isCancelled: isCancelled)
      // A process that has examined before and came to no clean end says nothing of the program.
      if self.sitting == nil, outcome.examiner.cause != .exited(0) || outcome.findings.isEmpty {
        outcome = try hold(examination, isCancelled: isCancelled)
      }
    } else {
      try endSitting()
      outcome = try hold(examination, isCancelled: isCancelled)
    }
    findKiller(&outcome)
    return outcome
  }

  /// Tells kills by the kernel, for want of memory, from those by others and by this room.
  private mutating func findKiller(_ outcome: inout Examination.Outcome) {
    let cause = (outcome.candidate ?? outcome.examiner).cause
    let kills = groups.memoryKills
    let byKernel = kills != memoryKills
    memoryKills = kills
    if cause == .killed {
      // What this room ordered came when the program was about to end already.
      if byKernel { outcome.candidate?.cause = .signaled(SIGKILL) }
    } else if cause == .signaled(SIGKILL) {
      outcome.wasKilledFromOutside = kills != nil && !byKernel
    }
  }

  /// Runs one examination, in the present sitting if there is one.
  private mutating func hold(
    _ examination: Examination, isCancelled: () -> Bool
  ) throws(SandboxError) -> Examination.Outcome {
    var session = try Session(start: examination, &candidates, &examiners, in: sitting)
    while !session.isOver {
      if isCancelled() { throw .cancelled }
      try session.advance(candidates: candidates, examiners: examiners)
    }
    sitting = session.goesOn ? session.sitting : nil
    return try session.outcome()
  }

  private mutating func endSitting() throws(SandboxError) {
    guard let sitting else { return }
    try examiners.stop(sitting.examinerID)
    _ = try examiners.ending()
    self.sitting = nil
  }
}

/// One examination under way.
private struct Session: ~Copyable {
  private let report: Descriptor
  private let output: Descriptor
  private let outputLimit: Int
  private let examinerID: UInt64
  /// `nil` where the examiner does this one examination only.
  let sitting: Sitting?
  private var progress: Sitting.Progress?
  private var sittingOpen: Bool
  /// `nil` where the examiner runs the program itself.
  private let candidateID: UInt64?
  private var candidate: ProcessEnding?
  private var examiner: ProcessEnding?
  private var findings: [UInt8] = []
  private var printed = 0
  private let wall: Duration
  /// What an examiner may take after its program was ended because time was up.
  private static let lastWords = Duration.seconds(2)
  /// What a program may take to end once its examiner has.
  private static let lastBreath = Duration.milliseconds(100)
  private var clock = FairClock()
  private let began = ContinuousClock.now
  private var candidateExpired = false
  private var examinerExpired = false
  private var reportOpen = true
  private var outputOpen = true

  /// - Parameter sitting: An examining process that waits for another examination of the same
  ///   subject; without one, it is started.
  init(
    start examination: Examination, _ candidates: inout ForkServer, _ examiners: inout ForkServer,
    in sitting: Sitting?
  ) throws(SandboxError) {
    let continued = sitting.flatMap { _ in examination.continuation?.input }
    let examinerInput = try Descriptor.memory(holding: continued ?? examination.examinerInput)
    // Our ends of these close with this scope, so that each side sees the other's end.
    let channel = try Descriptor.streamPair()
    let report = try Descriptor.pipe()
    let output = try Descriptor.pipe()
    let examinerDescriptors = [
      examinerInput.number, channel.second.number, report.second.number,
    ]
    let candidateID: UInt64?
    if let input = examination.candidateInput {
      let candidateInput = try Descriptor.memory(holding: input)
      candidateID = try candidates.start(
        limits: examination.limits,
        descriptors: [candidateInput.number, channel.first.number],
        output: output.second.number, apart: true)
    } else {
      candidateID = nil
    }
    let isApart = examination.candidateInput == nil && examination.continuation == nil
    let examinerID: UInt64
    var present = sitting
    if let sitting {
      try sitting.goOn(with: examinerDescriptors)
      examinerID = sitting.examinerID
    } else if let subject = examination.continuation?.subject {
      let socket = try Descriptor.messagePair()
      examinerID = try examiners.start(
        limits: examination.limits, descriptors: examinerDescriptors + [socket.second.number],
        output: nil, apart: isApart)
      present = Sitting(subject: subject, examinerID: examinerID, socket: socket.first)
    } else {
      examinerID = try examiners.start(
        limits: examination.limits, descriptors: examinerDescriptors,
        output: isApart ? output.second.number : nil, apart: isApart)
    }
    self.examinerID = examinerID
    self.candidateID = candidateID
    self.sitting = present
    sittingOpen = present != nil
    outputLimit = examination.limits.outputBytes
    wall = examination.limits.wall
    self.report = report.first
    self.output = output.first
  }

  private var candidateRuns: Bool { candidateID != nil && candidate == nil }

  /// Whether the examiner waits for another examination.
  var goesOn: Bool { examiner == nil && progress?.goesOn == true }

  var isOver: Bool {
    !candidateRuns && (examiner != nil || goesOn) && !reportOpen && !outputOpen
  }

  /// Waits a little for something to happen and takes it in.
  mutating func advance(
    candidates: borrowing ForkServer, examiners: borrowing ForkServer
  ) throws(SandboxError) {
    let ready = try Descriptor.wait(
      for: [
        candidateRuns ? candidates.readable : -1, examiner == nil ? examiners.readable : -1,
        reportOpen ? report.number : -1, outputOpen ? output.number : -1,
        sittingOpen ? sitting?.readable ?? -1 : -1,
      ], timeout: .milliseconds(200))
    clock.advanceNow()
    if clock.elapsed >= wall { try expire(candidates, examiners) }
    if ready[3] { try readOutput(candidates, examiners) }
    if ready[2] { try readReport() }
    if ready[4] {
      progress = try sitting?.progress()
      sittingOpen = false
    }
    if ready[0] { candidate = try candidates.ending() }
    if ready[1] { examiner = try examiners.ending() }
    if ready[1] || ready[4], let candidateID, candidate == nil {
      // An examiner that does not go on may have seen the program's end before its server did.
      try candidates.stop(candidateID, patience: goesOn ? .zero : Self.lastBreath)
    }
  }

  /// Ends what has waited too long: the program first, whose end is news to the examiner.
  private mutating func expire(
    _ candidates: borrowing ForkServer, _ examiners: borrowing ForkServer
  ) throws(SandboxError) {
    if let candidateID, candidate == nil {
      guard !candidateExpired else { return }
      candidateExpired = true
      try candidates.stop(candidateID)
    } else if examiner == nil, !goesOn, !examinerExpired {
      // It has just heard that the program is gone, and has yet to say what it saw.
      if candidateExpired, clock.elapsed < wall + Self.lastWords { return }
      examinerExpired = true
      try examiners.stop(examinerID)
    }
  }

  private mutating func readReport() throws(SandboxError) {
    guard let bytes = try report.read(atMost: 1 << 16) else {
      reportOpen = false
      return
    }
    guard findings.count + bytes.count <= Examination.maxFindingsBytes else { return }
    findings += bytes
  }

  private mutating func readOutput(
    _ candidates: borrowing ForkServer, _ examiners: borrowing ForkServer
  ) throws(SandboxError) {
    guard let bytes = try output.read(atMost: 1 << 16) else {
      outputOpen = false
      return
    }
    printed += bytes.count
    guard printed > outputLimit else { return }
    // Whoever still prints is about to end; nothing more is read.
    outputOpen = false
    if let candidateID {
      if candidate == nil { try candidates.stop(candidateID) }
    } else if examiner == nil {
      try examiners.stop(examinerID)
    }
  }

  func outcome() throws(SandboxError) -> Examination.Outcome {
    let stayed = ProcessEnding(
      cause: .exited(0), cpu: .zero, wall: .zero, peakBytes: 0, involuntarySwitches: 0)
    guard var examiner = goesOn ? stayed : examiner else { throw .containerLost }
    if let progress {
      examiner.cpu = progress.cpu
      examiner.wall = began.duration(to: .now)
    }
    return Examination.Outcome(
      candidate: candidate?.afterStop(isExpiry: candidateExpired),
      examiner: examiner.afterStop(isExpiry: examinerExpired), findings: findings,
      outputExceeded: printed > outputLimit)
  }
}
