/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as a PDF file that appears whole or not at all. */
#include "config.h"

#include "dbk-summary-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
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
