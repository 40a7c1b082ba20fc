// The /tmp of a fork server's children.
//
// A file system for each child would cost a tenth of what a short program costs, since the kernel
// waits for all processors when one goes. So there is one, and it is made anew when it has changed.
// Any change of what is in a folder, or of the folder itself, sets its time of change, which nobody
// can set back; as long as that is the one it was made with, nothing has ever had a name in it. Files
// without a name end with the processes that have them open, since the children's filter lets no call
// through that sends descriptors; what they take shows in the file system's counts.
//
// A child can tell from the age of the folder whether the one before it changed something, and no more.
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <time.h>

#include "CSandbox.h"

#define PLACE "/tmp"

static int is_at(const struct timespec *time, const struct csandbox_temporary *temporary) {
  return time->tv_sec == temporary->seconds && time->tv_nsec == temporary->nanoseconds;
}

static int is_untouched(const struct csandbox_temporary *temporary) {
  struct stat at;
  struct statfs counts;
  if (stat(PLACE, &at) || statfs(PLACE, &counts)) return 0;
  if (counts.f_bfree != temporary->free_blocks || counts.f_ffree != temporary->free_files) return 0;
  return is_at(&at.st_ctim, temporary) && is_at(&at.st_mtim, temporary);
}

// Waits until a change would have another time than now: files know the time of the last tick only.
static int await_tick(const struct csandbox_temporary *temporary) {
  struct timespec now, moment = {0, 200000};
  do {
    if (nanosleep(&moment, NULL) && errno != EINTR) return -1;
    if (clock_gettime(CLOCK_REALTIME_COARSE, &now)) return -1;
  } while (is_at(&now, temporary));
  return 0;
}

static int make(struct csandbox_temporary *temporary, uint64_t bytes) {
  char options[64];
  snprintf(options, sizeof options, "size=%llu,nr_inodes=1024,mode=1777",
           (unsigned long long)bytes);
  // Without times of access, which would tell the next child that this one has looked.
  unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME;
  if (mount("tmpfs", PLACE, "tmpfs", flags, options)) return -1;
  temporary->is_mounted = 1;
  temporary->bytes = bytes;
  struct stat at;
  struct statfs counts;
  if (stat(PLACE, &at) || statfs(PLACE, &counts)) return -1;
  temporary->free_blocks = counts.f_bfree;
  temporary->free_files = counts.f_ffree;
  temporary->seconds = at.st_ctim.tv_sec;
  temporary->nanoseconds = at.st_ctim.tv_nsec;
  return await_tick(temporary);
}

int csandbox_empty_temporary(struct csandbox_temporary *temporary, uint64_t bytes) {
  if (temporary->is_mounted) {
    if (temporary->bytes == bytes && is_untouched(temporary)) return 0;
    if (umount2(PLACE, MNT_DETACH)) return -1;
    temporary->is_mounted = 0;
  } else if (!temporary->is_private) {
    // The container's own mounts may belong to a user namespace above, which grants nothing here.
    if (unshare(CLONE_NEWNS)) return -1;
    temporary->is_private = 1;
  }
  return make(temporary, bytes);
}
