#include "extract/read/readers.hpp"

#include "extract/read/archive.hpp"
#include "extract/read/chat_json.hpp"
#include "extract/read/csv.hpp"
#include "extract/read/docx.hpp"
#include "extract/read/epub.hpp"
#include "extract/read/html.hpp"
#include "extract/read/image_reader.hpp"
#include "extract/read/mail_message.hpp"
#include "extract/read/mbox.hpp"
#include "extract/read/ods.hpp"
#include "extract/read/odt.hpp"
#include "extract/read/outlook_message.hpp"
#include "extract/read/pdf_reader.hpp"
#include "extract/read/pptx.hpp"
#include "extract/read/rtf.hpp"
#include "extract/read/text_reader.hpp"
#include "extract/read/xlsx.hpp"

namespace whowhom {

Reader reader_of(MediaType type) {
  switch (type) {
    case MediaType::plain_text:
    case MediaType::markdown:
      return read_text;
    case MediaType::csv:
      return read_csv;
    case MediaType::xlsx:
      return read_xlsx;
    case MediaType::ods:
      return read_ods;
    case MediaType::rtf:
      return read_rtf;
    case MediaType::pdf:
      return read_pdf;
    case MediaType::html:
      return read_html;
    case MediaType::image:
      return read_image;
    case MediaType::odt:
    case MediaType::odp:
      return read_opendocument;
    case MediaType::epub:
      return read_epub;
    case MediaType::pptx:
      return read_pptx;
    case MediaType::docx:
      return read_docx;
    case MediaType::archive:
      return read_archive;
    case MediaType::email:
      return read_mail_message;
    case MediaType::mbox:
      return read_mbox;
    case MediaType::outlook_message:
      return read_outlook_message;
    case MediaType::chat_json:
      return read_chat_json;
    case MediaType::compound_document:
    case MediaType::outlook_store:
    case MediaType::unknown:
      break;
  }
  return nullptr;
}

std::string_view advice_for(MediaType type) {
  switch (type) {
    case MediaType::compound_document:
      return "is an old Office document; convert it: `libreoffice --headless --convert-to docx FILE`";
    case MediaType::outlook_store:
      return "is an Outlook store; take its messages out: `readpst -e -o mails FILE` (package pst-utils), and name the "
             "folder";
    case MediaType::unknown:
      return "is not text, and of no kind that is read; save it as plain text or PDF first";
    case MediaType::pdf:
    case MediaType::plain_text:
    case MediaType::markdown:
    case MediaType::html:
    case MediaType::rtf:
    case MediaType::csv:
    case MediaType::chat_json:
    case MediaType::email:
    case MediaType::mbox:
    case MediaType::outlook_message:
    case MediaType::docx:
    case MediaType::xlsx:
    case MediaType::pptx:
    case MediaType::odt:
    case MediaType::ods:
    case MediaType::odp:
    case MediaType::epub:
    case MediaType::archive:
    case MediaType::image:
      break;
  }
  return "is of a kind that is not read yet; save it as plain text first";
}

}  // namespace whowhom
