"""The running text of mails, Word documents and PDF pages, parted from what surrounds it."""
