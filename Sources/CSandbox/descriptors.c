// Making and passing descriptors: calls that Swift's C library module does not show.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CSandbox.h"

int csandbox_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }

int csandbox_memory_file(void) { return memfd_create("job", MFD_CLOEXEC); }

int csandbox_send(int control, const void *bytes, uint32_t length, const int *descriptors,
                  uint32_t descriptor_count) {
  struct iovec part = {(void *)bytes, length};
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE(sizeof(int) * CSANDBOX_MAX_DESCRIPTORS)];
  } ancillary = {0};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (descriptor_count > CSANDBOX_MAX_DESCRIPTORS) return errno = EINVAL, -1;
  if (descriptor_count > 0) {
    message.msg_control = ancillary.space;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptor_count);
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(int) * descriptor_count);
    int *slots = (int *)CMSG_DATA(head);
    for (uint32_t index = 0; index < descriptor_count; ++index) slots[index] = descriptors[index];
  }
  ssize_t sent;
  do sent = sendmsg(control, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == (ssize_t)length ? 0 : -1;
}
