// The C between fork and exec, and between a fork server and its children.
//
// Theory of operation
//
// A *container* is one Python interpreter in namespaces of its own, started once and kept:
// csandbox_launch() clones it, builds a read-only root with nothing in it but the files that the
// caller lists, drops every privilege but the one that making namespaces takes, and executes the
// interpreter with a library preloaded (CForkServer) that turns the interpreter's first fork()
// into a server. From then on the container forks one child for each message on its control
// socket, in fresh namespaces below its own, with limits and a seccomp filter, and answers how
// the child ended.
//
// What is allowed, visible and limited is decided by the caller; nothing here chooses. Every
// structure crosses process borders as plain bytes.
#pragma once

#include <stdint.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

// Where a failed set-up stopped; csandbox_step_name() spells it.
enum csandbox_step {
  CSANDBOX_STEP_NONE = 0,
  CSANDBOX_STEP_CLONE,
  CSANDBOX_STEP_ID_MAP,
  CSANDBOX_STEP_PRIVATE_MOUNTS,
  CSANDBOX_STEP_NEW_ROOT,
  CSANDBOX_STEP_BIND,
  CSANDBOX_STEP_PIVOT,
  CSANDBOX_STEP_USER_NAMESPACE,
  CSANDBOX_STEP_IDENTITY,
  CSANDBOX_STEP_CAPABILITIES,
  CSANDBOX_STEP_LIMITS,
  CSANDBOX_STEP_DESCRIPTORS,
  CSANDBOX_STEP_TEMPORARY_FILES,
  CSANDBOX_STEP_SECCOMP,
  CSANDBOX_STEP_EXECUTE,
  CSANDBOX_STEP_GROUPS,
  CSANDBOX_STEP_PROCESS_GROUP,
};

const char *csandbox_step_name(uint32_t step);

// One file or folder of the host that the container sees, read-only, at the same path or another.
struct csandbox_bind {
  const char *source;
  const char *target;
  int32_t is_directory;
  // Hides what is at `target` behind an empty folder instead; `source` is not used.
  int32_t is_mask;
  // A device node, which stays writable.
  int32_t is_device;
};

enum csandbox_user_namespace {
  CSANDBOX_USER_NAMESPACE_NONE = 0,
  // Made together with the others; all an ordinary user can do.
  CSANDBOX_USER_NAMESPACE_FIRST = 1,
  // Made after the mounts, which root builds with its own rights (a private folder of another
  // user can then be bound); the container has no power over them afterwards.
  CSANDBOX_USER_NAMESPACE_LAST = 2,
};

struct csandbox_container {
  const struct csandbox_bind *binds;
  int32_t bind_count;
  const char *executable;
  const char *const _Nullable *_Nonnull arguments;    // ends with NULL
  const char *const _Nullable *_Nonnull environment;  // ends with NULL
  int32_t control;  // becomes descriptor 3 of the interpreter, which has no other above 2
  int32_t user_namespace;
  uint32_t inner_id;  // user and group inside
  uint32_t outer_id;  // user and group outside, where the caller may choose (root)
};

struct csandbox_failure {
  uint32_t step;
  int32_t error;   // errno
  int32_t index;   // of the bind, or -1
};

// Starts a container. Returns its process id, or -1 with `failure` filled in. The caller reaps it.
// The container ends at the latest when the calling thread does.
// Safe to call from a program with many threads.
pid_t csandbox_launch(const struct csandbox_container *container,
                      struct csandbox_failure *failure);

#define CSANDBOX_MAX_FILTER 512
#define CSANDBOX_MAX_DESCRIPTORS 4

enum csandbox_message_kind {
  CSANDBOX_FILTER = 1,  // followed by struct sock_filter items: the children's seccomp program
  CSANDBOX_RUN = 2,     // with up to 4 descriptors, which become 3, 4, 5, 6 of the child
  CSANDBOX_KILL = 3,    // once wall_microseconds are over in which it may end by itself
  CSANDBOX_GROUPS = 4,  // with descriptors: the entrances of the children's control groups
};

enum csandbox_run_flags {
  CSANDBOX_APART = 1,              // a process namespace for this child, which starts in /tmp
  CSANDBOX_LAST_IS_OUTPUT = 2,     // the last descriptor becomes 1 and 2 instead
};

// A request on the control socket (SOCK_SEQPACKET).
struct csandbox_request {
  uint32_t kind;
  uint32_t flags;
  uint64_t id;
  uint64_t cpu_microseconds;
  uint64_t wall_microseconds;
  uint64_t address_space_bytes;
  uint64_t file_size_bytes;
  uint64_t temporary_bytes;
  uint32_t processes;
  uint32_t open_files;
};

enum csandbox_cause {
  CSANDBOX_ENDED = 0,        // by itself: exit or signal
  CSANDBOX_CPU_LIMIT = 1,
  CSANDBOX_WALL_LIMIT = 2,
  CSANDBOX_KILLED = 3,       // on request
  CSANDBOX_SETUP_FAILED = 4, // never ran; step and error say why
};

enum csandbox_reply_kind {
  CSANDBOX_HELLO = 1,  // the interpreter is warm and serves
  CSANDBOX_ENDING = 2,
};

// An answer on the control socket.
struct csandbox_reply {
  uint32_t kind;
  uint32_t cause;
  uint64_t id;
  int32_t status;  // as waitpid() gives it
  uint32_t step;
  int32_t error;
  uint32_t reserved;
  uint64_t cpu_microseconds;
  uint64_t wall_microseconds;
  uint64_t peak_kilobytes;
  uint64_t involuntary_switches;
};

// The /tmp of a fork server's children; all zeros at first.
struct csandbox_temporary {
  uint64_t bytes;        // that it holds at most
  int64_t seconds;       // its time of change when it was made
  int64_t nanoseconds;
  uint64_t free_blocks;  // then
  uint64_t free_files;
  int32_t is_private;    // whether the server has mounts of its own
  int32_t is_mounted;
};

// Runs in a fork server while it has no children: makes /tmp an empty file system that holds
// `bytes`, or leaves the one that no child has ever changed. Returns 0, or -1 with errno.
int csandbox_empty_temporary(struct csandbox_temporary *temporary, uint64_t bytes);

// Runs in a fork server's child: sealed off by `request` and the filter, or failure (-1).
int csandbox_enter_child(const struct csandbox_request *request, const void *filter,
                         uint32_t filter_count, int *descriptors, int descriptor_count,
                         struct csandbox_failure *failure);

// The number of a system call on this architecture, or -1 where it has none of that name.
long csandbox_syscall_number(const char *name);

// A pipe: reads from ends[0], writes to ends[1]. Returns 0, or -1 with errno.
int csandbox_pipe(int *ends);

// An empty file in memory. Returns its descriptor, or -1 with errno.
int csandbox_memory_file(void);

// Descriptor passing for the caller of csandbox_launch(): one request with up to 4 descriptors.
// Returns 0, or -1 with errno.
int csandbox_send(int control, const void *bytes, uint32_t length, const int *_Nullable descriptors,
                  uint32_t descriptor_count);

#pragma clang assume_nonnull end
