/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as a PDF file that appears whole or not at all. */
#include "config.h"

#include "dbk-summary-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include "dbk-gettext.h"
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

#define TAIL 160 /* bytes, all text: the trailer */

/* The number after the last @key, and where it begins; FALSE when there is none. */
static gboolean
find_number (const char *text, gsize size, const char *key, guint *number, gsize *place)
{
  const char *found = g_strrstr_len (text, (gssize) size, key);

  if (found == NULL)
    return FALSE;
  *place = (gsize) (found - text) + strlen (key);
  *number = (guint) g_ascii_strtoull (text + *place, NULL, 10);
  return TRUE;
}

/* The last "\n12 0 obj\n": pages are compressed, so their bytes may hold anything, zeros too. */
static gboolean
find_object (const GByteArray *bytes, guint object, gsize *start, gsize *end)
{
  g_autofree char *key = g_strdup_printf ("\n%u 0 obj\n", object);
  const guint8 *found = NULL;
  const guint8 *from = bytes->data;

  while ((from = memmem (from, bytes->len - (gsize) (from - bytes->data), key, strlen (key))) !=
         NULL)
    {
      found = from;
      from++;
    }
  if (found == NULL)
    return FALSE;
  *start = (gsize) (found - bytes->data) + strlen (key);
  from = memmem (bytes->data + *start, bytes->len - *start, ">>\nendobj", 9);
  if (from == NULL)
    return FALSE;
  *end = (gsize) (from - bytes->data);
  return TRUE;
}

/*
 * Names the language, for screen readers: cairo has no word for it. A PDF may be added to at its
 * end, so the catalog is written once more there, with /Lang. What is not as expected stays.
 */
static void
add_language (GByteArray *bytes, const char *language)
{
  gsize tail_start = bytes->len > TAIL ? bytes->len - TAIL : 0;
  const char *tail = (const char *) bytes->data + tail_start;
  gsize tail_size = bytes->len - tail_start;
  guint root;
  guint info;
  guint size;
  guint before;
  gsize place;
  gsize start;
  gsize end;
  g_autoptr (GString) more = g_string_new (NULL);
  gsize object;
  gsize table;

  if (!find_number (tail, tail_size, "/Root ", &root, &place) ||
      !find_number (tail, tail_size, "/Info ", &info, &place) ||
      !find_number (tail, tail_size, "/Size ", &size, &place) ||
      !find_number (tail, tail_size, "startxref\n", &before, &place) || before + 4 > bytes->len ||
      memcmp (bytes->data + before, "xref", 4) != 0 || !find_object (bytes, root, &start, &end))
    {
      g_debug ("the PDF does not name its language");
      return;
    }
  object = bytes->len;
  g_string_append_printf (more, "%u 0 obj\n", root);
  g_string_append_len (more, (const char *) bytes->data + start, (gssize) (end - start));
  g_string_append_printf (more, "   /Lang (%s)\n>>\nendobj\n", language);
  table = object + more->len;
  g_string_append_printf (more,
                          "xref\n%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n"
                          "   /Prev %u\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          root, object, size, root, info, before, table);
  g_byte_array_append (bytes, (const guint8 *) more->str, (guint) more->len);
}

static GByteArray *
render (DbkSummary *summary, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append, bytes, summary->paper.width,
                                           summary->paper.height);
  g_autofree char *day = dbk_date_to_iso (summary->printed_on);
  g_autofree char *created = g_strconcat (day, "T00:00:00Z", NULL);
  cairo_t *cr;
  cairo_status_t status;

  /* Later versions hide the catalog, which is added to below. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, summary->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, summary->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dermabook");
  /* The day printed on it, not the clock: the same records give the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cr = cairo_create (surface);
  for (guint i = 0; i < summary->pages->len; i++)
    {
      dbk_summary_draw_page (summary, cr, i);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_debug ("cairo: %s", cairo_status_to_string (status));
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                           _ ("The summary could not be drawn. The records are untouched; please "
                              "try again."));
      return NULL;
    }
  add_language (bytes, dbk_summary_get_language (summary));
  return g_steal_pointer (&bytes);
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return fsync (fd) == 0;
}

static void
set_write_error (GError **error, int code, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_debug ("writing %s: %s", shown, g_strerror (code));
  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, DBK_ERROR, DBK_ERROR_FULL,
                 _ ("There is no space left for “%s”, so it was not written. The records are "
                    "untouched. Free some space or choose another folder."),
                 shown);
  else
    g_set_error (error, DBK_ERROR, DBK_ERROR_IO,
                 _ ("“%s” could not be written there. The records are untouched. Choose another "
                    "folder or name."),
                 shown);
}

gboolean
dbk_summary_write_pdf (DbkSummary *summary, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = render (summary, error);
  g_autofree char *beside = NULL;
  int code = 0;
  int fd;

  if (bytes == NULL)
    return FALSE;
  beside = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_write_error (error, errno, path);
      return FALSE;
    }
  if (!write_all (fd, bytes->data, bytes->len))
    code = errno != 0 ? errno : EIO;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (beside, path) != 0)
    code = errno;
  if (code == 0)
    return TRUE;
  g_unlink (beside);
  set_write_error (error, code, path);
  return FALSE;
}
