"""What articles and stories are compared by, under which keys they find each other, and when they are one."""
