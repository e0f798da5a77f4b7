/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders a database must not live in. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

#include "dbk-folder.h"

/* File systems by their name in the mount table. FUSE ones that reach over a network are named, the
 * others only earn a warning: encrypted homes are FUSE too. */
static const char *const network_types[] = {
  "nfs",
  "nfs4",
  "cifs",
  "smb3",
  "smbfs",
  "smb2",
  "9p",
  "ncpfs",
  "afs",
  "coda",
  "ceph",
  "davfs",
  "davfs2",
  "fuse.sshfs",
  "fuse.rclone",
  "fuse.davfs",
  "fuse.davfs2",
  "fuse.gvfsd-fuse",
  "fuse.gvfs-fuse-daemon",
  "fuse.s3fs",
  "fuse.curlftpfs",
  "fuse.smbnetfs",
  "fuse.glusterfs",
  "fuse.ceph-fuse",
  "fuse.onedriver",
  "fuse.google-drive-ocamlfuse",
  "fuse.kio-fuse",
  "fuse.goofys",
  "fuse.jmtpfs",
  "fuse.simple-mtpfs",
  "fuse.pcloudfs",
  "fuse.hubicfuse",
};

/* The same by the number statfs() gives, from the kernel's linux/magic.h and fs headers. */
static const struct
{
  guint32 magic;
  const char *name;
} network_magics[] = {
  { 0x6969, "nfs" },      { 0x517b, "smb" },      { 0xff534d42, "cifs" },
  { 0xfe534d42, "smb2" }, { 0x01021997, "9p" },   { 0x564c, "ncp" },
  { 0x5346414f, "afs" },  { 0x73757245, "coda" }, { 0x00c36400, "ceph" },
};

/* Names the synchronising programs give their folder, and what they leave in it. */
static const char *const synced_names[] = {
  "Dropbox", "Nextcloud", "ownCloud",     "OneDrive", "Google Drive",  "GoogleDrive",
  "MEGA",    "MEGAsync",  "pCloud Drive", "Insync",   "SynologyDrive",
};
static const struct
{
  const char *marker;
  const char *name;
} synced_markers[] = {
  { ".dropbox.cache", "Dropbox" },
  { ".stfolder", "Syncthing" },
  { ".nextcloudsync.log", "Nextcloud" },
  { ".owncloudsync.log", "ownCloud" },
  { ".SynologyWorkingDirectory", "Synology Drive" },
};

static gboolean
is_network_type (const char *type, const char *source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (strcmp (type, network_types[i]) == 0)
      return TRUE;
  /* davfs2 mounts as plain "fuse" from an address. */
  return g_str_has_prefix (type, "fuse") &&
         (g_str_has_prefix (source, "http://") || g_str_has_prefix (source, "https://"));
}

/* The mount table writes space, tab, line feed and backslash as three octal digits. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '\\' && p[1] >= '0' && p[1] <= '3' && p[2] >= '0' && p[2] <= '7' && p[3] >= '0' &&
        p[3] <= '7')
      {
        g_string_append_c (plain, (char) ((p[1] - '0') * 64 + (p[2] - '0') * 8 + (p[3] - '0')));
        p += 3;
      }
    else
      g_string_append_c (plain, *p);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gboolean
is_inside (const char *path, const char *mount)
{
  gsize length = strlen (mount);

  if (strcmp (mount, "/") == 0)
    return TRUE;
  return strncmp (path, mount, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

DbkFolderKind
dbk_folder_kind_from_mounts (const char *path, const char *mountinfo, char **what)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  g_autofree char *best_type = NULL;
  g_autofree char *best_source = NULL;
  gsize best_length = 0;

  if (what != NULL)
    *what = NULL;
  for (char **line = lines; *line != NULL; line++)
    {
      /* id parent device root mount options optional… - type source options */
      g_auto (GStrv) fields = g_strsplit (*line, " ", -1);
      guint n_fields = g_strv_length (fields);
      g_autofree char *mount = NULL;
      guint dash = 6;

      while (dash < n_fields && strcmp (fields[dash], "-") != 0)
        dash++;
      if (dash + 2 >= n_fields)
        continue;
      mount = unescape (fields[4]);
      /* Of two mounts on one place the later one shows. */
      if (!is_inside (path, mount) || strlen (mount) < best_length)
        continue;
      best_length = strlen (mount);
      g_free (best_type);
      g_free (best_source);
      best_type = g_strdup (fields[dash + 1]);
      best_source = unescape (fields[dash + 2]);
    }
  if (best_type == NULL)
    return DBK_FOLDER_LOCAL;
  if (what != NULL)
    *what = g_strdup (best_type);
  if (is_network_type (best_type, best_source))
    return DBK_FOLDER_NETWORK;
  if (strcmp (best_type, "fuse") == 0 || g_str_has_prefix (best_type, "fuse.") ||
      strcmp (best_type, "virtiofs") == 0)
    return DBK_FOLDER_FUSE;
  return DBK_FOLDER_LOCAL;
}

static gboolean
exists_cb (const char *path, gpointer data)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

DbkFolderKind
dbk_folder_kind_from_markers (const char *path,
                              gboolean (*exists) (const char *path, gpointer data),
                              gpointer data,
                              char **what)
{
  g_autofree char *folder = g_strdup (path);

  if (exists == NULL)
    exists = exists_cb;
  if (what != NULL)
    *what = NULL;
  while (TRUE)
    {
      g_autofree char *name = g_path_get_basename (folder);
      const char *found = NULL;
      char *above;

      for (gsize i = 0; i < G_N_ELEMENTS (synced_names); i++)
        if (strcmp (name, synced_names[i]) == 0)
          found = synced_names[i];
      for (gsize i = 0; i < G_N_ELEMENTS (synced_markers) && found == NULL; i++)
        {
          g_autofree char *marker = g_build_filename (folder, synced_markers[i].marker, NULL);

          if (exists (marker, data))
            found = synced_markers[i].name;
        }
      if (found != NULL)
        {
          if (what != NULL)
            *what = g_strdup (found);
          return DBK_FOLDER_SYNCED;
        }
      above = g_path_get_dirname (folder);
      if (strcmp (above, folder) == 0)
        {
          g_free (above);
          return DBK_FOLDER_LOCAL;
        }
      g_free (folder);
      folder = above;
    }
}

/* The folder, or the nearest one above it that is there, without symbolic links. */
static char *
nearest_folder (const char *directory)
{
  g_autofree char *folder = g_canonicalize_filename (directory, NULL);

  while (TRUE)
    {
      char *real = realpath (folder, NULL);
      char *above;

      if (real != NULL)
        {
          char *copy = g_strdup (real);

          free (real);
          return copy;
        }
      above = g_path_get_dirname (folder);
      if (strcmp (above, folder) == 0)
        return above;
      g_free (folder);
      folder = above;
    }
}

static const char *
network_magic_name (const char *folder)
{
  struct statfs status;

  if (statfs (folder, &status) != 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (network_magics); i++)
    if ((guint32) status.f_type == network_magics[i].magic)
      return network_magics[i].name;
  return NULL;
}

gboolean
dbk_folder_check (const char *directory, char **warning, GError **error)
{
  g_autofree char *folder = nearest_folder (directory);
  g_autofree char *mountinfo = NULL;
  g_autofree char *what = NULL;
  const char *magic = network_magic_name (folder);
  DbkFolderKind kind = DBK_FOLDER_LOCAL;

  if (warning != NULL)
    *warning = NULL;
  if (magic != NULL)
    {
      kind = DBK_FOLDER_NETWORK;
      what = g_strdup (magic);
    }
  else if (g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    kind = dbk_folder_kind_from_mounts (folder, mountinfo, &what);
  if (kind != DBK_FOLDER_NETWORK)
    {
      g_autofree char *program = NULL;
      g_autofree char *wanted = g_canonicalize_filename (directory, NULL);

      if (dbk_folder_kind_from_markers (folder, NULL, NULL, &program) == DBK_FOLDER_SYNCED ||
          dbk_folder_kind_from_markers (wanted, NULL, NULL, &program) == DBK_FOLDER_SYNCED)
        {
          g_set_error (error, DBK_ERROR, DBK_ERROR_NETWORK_FOLDER,
                       _ ("“%s” is kept in step with other computers by %s, which damages records "
                          "while they are open. Nothing was changed; choose a folder on this "
                          "computer that isn't synchronised, and put backups in this one."),
                       directory, program);
          return FALSE;
        }
    }
  if (kind == DBK_FOLDER_NETWORK)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_NETWORK_FOLDER,
                   _ ("“%s” is on a network drive (%s), where records get damaged. Nothing was "
                      "changed; choose a folder on this computer, and put backups in this one."),
                   directory, what);
      return FALSE;
    }
  if (kind == DBK_FOLDER_FUSE && warning != NULL)
    *warning = g_strdup_printf (
        _ ("“%s” is on an unusual file system (%s). If it is reached over a network, records get "
           "damaged there; an encrypted folder on this computer is fine."),
        directory, what);
  return TRUE;
}
