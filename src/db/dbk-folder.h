/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders a database must not live in. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_FOLDER_LOCAL,
  DBK_FOLDER_NETWORK, /* NFS, SMB, 9p …: SQLite's locks and shared memory don't hold there */
  DBK_FOLDER_SYNCED, /* Dropbox, Nextcloud …: a second program copies the file while it changes */
  DBK_FOLDER_FUSE,   /* another FUSE file system (an encrypted home): works, worth a warning */
} DbkFolderKind;

/**
 * dbk_folder_kind_from_mounts:
 * @path: absolute, without symbolic links
 * @mountinfo: the text of /proc/self/mountinfo
 * @what: (out) (optional) (transfer full): the file system's name
 *
 * Pure: judges by the mount table alone.
 */
DbkFolderKind dbk_folder_kind_from_mounts (const char *path, const char *mountinfo, char **what);
/**
 * dbk_folder_kind_from_markers:
 * @exists: whether a path exists; NULL asks the file system
 *
 * Looks in @path and the folders above it for the marks of synchronising programs.
 */
DbkFolderKind dbk_folder_kind_from_markers (const char *path,
                                            gboolean (*exists) (const char *path, gpointer data),
                                            gpointer data,
                                            char **what);
/**
 * dbk_folder_check:
 * @directory: may not exist yet: then the nearest folder above it is judged
 * @warning: (out) (optional) (transfer full): a translated sentence when it works but is unusual
 *
 * Returns: FALSE with DBK_ERROR_NETWORK_FOLDER.
 */
gboolean dbk_folder_check (const char *directory, char **warning, GError **error);

G_END_DECLS
