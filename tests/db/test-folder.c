/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders a database must not live in, and the lock. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-folder.h"
#include "dbk-lock.h"
#include "dbk-test-db.h"

static const char mounts[] =
    "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "30 22 0:5 / /proc rw - proc proc rw\n"
    "40 22 0:40 / /mnt/nas rw,relatime - nfs4 nas:/export rw,vers=4.2\n"
    "41 22 0:41 / /mnt/nas/local rw - ext4 /dev/sdb1 rw\n"
    "42 22 0:42 / /media/Clinic\\040Share rw - cifs //server/share rw\n"
    "43 22 0:43 / /home/ada/remote rw - fuse.sshfs ada@host:/ rw,user_id=1000\n"
    "44 22 0:44 / /home/ada/cloud rw shared:5 master:2 - fuse.rclone gdrive: rw\n"
    "45 22 0:45 / /home/ada/dav rw - fuse https://dav.example.org/ rw\n"
    "46 22 0:46 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw\n"
    "47 22 0:47 / /home/ada/private rw - fuse.gocryptfs /home/ada/.cipher rw\n"
    "48 22 0:48 / /mnt/host rw - 9p hostshare rw,trans=virtio\n"
    "49 22 0:49 / /mnt/twice rw - nfs nas:/a rw\n"
    "50 22 0:50 / /mnt/twice rw - ext4 /dev/sdc1 rw\n"
    "51 22 0:51 / /mnt/ntfs rw - fuseblk /dev/sdd1 rw\n"
    "52 22 0:52 / /mnt/smb3 rw - smb3 //server/share rw\n"
    "garbage\n\n53 22 0:53 /\n";

static void
test_mounts (void)
{
  static const struct
  {
    const char *path;
    DbkFolderKind kind;
    const char *what;
  } cases[] = {
    { "/", DBK_FOLDER_LOCAL, "ext4" },
    { "/home/ada/.local/share/dermabook", DBK_FOLDER_LOCAL, "ext4" },
    { "/mnt/nas", DBK_FOLDER_NETWORK, "nfs4" },
    { "/mnt/nas/records/deep", DBK_FOLDER_NETWORK, "nfs4" },
    { "/mnt/nas/local/records", DBK_FOLDER_LOCAL, "ext4" },
    { "/mnt/nasty", DBK_FOLDER_LOCAL, "ext4" },
    { "/media/Clinic Share/records", DBK_FOLDER_NETWORK, "cifs" },
    { "/home/ada/remote", DBK_FOLDER_NETWORK, "fuse.sshfs" },
    { "/home/ada/cloud/x", DBK_FOLDER_NETWORK, "fuse.rclone" },
    { "/home/ada/dav/x", DBK_FOLDER_NETWORK, "fuse" },
    { "/run/user/1000/gvfs/smb-share", DBK_FOLDER_NETWORK, "fuse.gvfsd-fuse" },
    { "/home/ada/private/records", DBK_FOLDER_FUSE, "fuse.gocryptfs" },
    { "/mnt/host/x", DBK_FOLDER_NETWORK, "9p" },
    { "/mnt/twice/x", DBK_FOLDER_LOCAL, "ext4" },
    { "/mnt/ntfs/x", DBK_FOLDER_LOCAL, "fuseblk" },
    { "/mnt/smb3", DBK_FOLDER_NETWORK, "smb3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = NULL;
      DbkFolderKind kind = dbk_folder_kind_from_mounts (cases[i].path, mounts, &what);

      if (kind != cases[i].kind)
        g_error ("%s: %d", cases[i].path, kind);
      g_assert_cmpstr (what, ==, cases[i].what);
    }
  g_assert_cmpint (dbk_folder_kind_from_mounts ("/x", "", NULL), ==, DBK_FOLDER_LOCAL);
}

static gboolean
exists_cb (const char *path, gpointer data)
{
  return g_strv_contains (data, path);
}

static void
test_markers (void)
{
  const char *there[] = { "/home/ada/work/.stfolder", "/home/ada/Box/.dropbox.cache", NULL };
  static const struct
  {
    const char *path;
    DbkFolderKind kind;
    const char *what;
  } cases[] = {
    { "/home/ada/work/clinic/records", DBK_FOLDER_SYNCED, "Syncthing" },
    { "/home/ada/work", DBK_FOLDER_SYNCED, "Syncthing" },
    { "/home/ada/Box/a", DBK_FOLDER_SYNCED, "Dropbox" },
    { "/home/ada/Nextcloud/clinic", DBK_FOLDER_SYNCED, "Nextcloud" },
    { "/home/ada/OneDrive", DBK_FOLDER_SYNCED, "OneDrive" },
    { "/home/ada/.local/share/dermabook", DBK_FOLDER_LOCAL, NULL },
    { "/home/ada/Dropbox Manuals", DBK_FOLDER_LOCAL, NULL },
    { "/", DBK_FOLDER_LOCAL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = NULL;
      DbkFolderKind kind =
          dbk_folder_kind_from_markers (cases[i].path, exists_cb, (gpointer) there, &what);

      if (kind != cases[i].kind)
        g_error ("%s: %d", cases[i].path, kind);
      g_assert_cmpstr (what, ==, cases[i].what);
    }
}

/* Refused before SQLite touches anything; also through a symbolic link and for a folder to be. */
static void
test_check (void)
{
  g_autoptr (TestFolder) root = test_folder_new ();
  g_autofree char *synced = g_build_filename (root, "Nextcloud", NULL);
  g_autofree char *inner = g_build_filename (synced, "clinic", "records", NULL);
  g_autofree char *link = g_build_filename (root, "link", NULL);
  g_autofree char *fine = g_build_filename (root, "fine", "records", NULL);
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (synced, 0700), ==, 0);
  g_assert_cmpint (symlink (synced, link), ==, 0);
  dbk_folder_check (fine, &warning, &error);
  g_assert_no_error (error);
  g_assert_null (warning);
  g_assert_false (dbk_folder_check (inner, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NETWORK_FOLDER);
  g_clear_error (&error);
  g_assert_false (dbk_folder_check (link, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NETWORK_FOLDER);
  g_clear_error (&error);
  g_assert_null (dbk_records_open (inner, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NETWORK_FOLDER);
  g_assert_nonnull (strstr (error->message, "Nextcloud"));
  g_assert_false (g_file_test (inner, G_FILE_TEST_EXISTS));
}

static void
test_lock (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GError) error = NULL;
  DbkLock *first = dbk_lock_take (folder, DBK_LOCK_SHARED, &error);
  DbkLock *second = dbk_lock_take (folder, DBK_LOCK_SHARED, &error);

  g_assert_no_error (error);
  g_assert_null (dbk_lock_take (folder, DBK_LOCK_EXCLUSIVE, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_BUSY);
  g_clear_error (&error);
  dbk_lock_release (first);
  g_assert_null (dbk_lock_take (folder, DBK_LOCK_EXCLUSIVE, &error));
  g_clear_error (&error);
  dbk_lock_release (second);
  first = dbk_lock_take (folder, DBK_LOCK_EXCLUSIVE, &error);
  g_assert_no_error (error);
  g_assert_null (dbk_lock_take (folder, DBK_LOCK_SHARED, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_BUSY);
  g_clear_error (&error);
  dbk_lock_release (first);
  dbk_lock_release (NULL);
}

/* The lock ends with its process, however that ends. */
static void
test_lock_killed (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkLock) lock = NULL;
  int ready[2];
  char byte;
  pid_t child;
  int status;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (dbk_lock_take (folder, DBK_LOCK_SHARED, NULL) == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (dbk_lock_take (folder, DBK_LOCK_EXCLUSIVE, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_BUSY);
  g_clear_error (&error);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  lock = dbk_lock_take (folder, DBK_LOCK_EXCLUSIVE, &error);
  g_assert_no_error (error);
  close (ready[0]);
  close (ready[1]);
}

static gpointer
set_up_in_thread (gpointer data)
{
  int *counter = data;
  const char *folder = *(char **) (counter + 2);
  DbkLock *lock = dbk_lock_take (folder, DBK_LOCK_SHARED, NULL);

  for (int i = 0; i < 50; i++)
    {
      g_assert_true (dbk_lock_setup_begin (lock, NULL));
      g_assert_cmpint (g_atomic_int_add (&counter[1], 1), ==, 0);
      counter[0]++;
      g_thread_yield ();
      g_atomic_int_add (&counter[1], -1);
      dbk_lock_setup_end (lock);
    }
  dbk_lock_release (lock);
  return NULL;
}

static void
test_lock_setup (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  struct
  {
    int done;
    int inside;
    char *folder;
  } shared = { 0, 0, folder };
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("setup", set_up_in_thread, &shared);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (shared.done, ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder/mounts", test_mounts);
  g_test_add_func ("/folder/markers", test_markers);
  g_test_add_func ("/folder/check", test_check);
  g_test_add_func ("/lock/kinds", test_lock);
  g_test_add_func ("/lock/killed", test_lock_killed);
  g_test_add_func ("/lock/setup", test_lock_setup);
  return g_test_run ();
}
