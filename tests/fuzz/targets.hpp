// The fuzz targets: each takes any bytes, and ends the process where what it tests breaks a promise.
#pragma once

#include <string_view>

namespace whowhom {

void fuzz_archive(std::string_view bytes);
void fuzz_chat_json(std::string_view bytes);
void fuzz_chat_layout(std::string_view bytes);
void fuzz_csv(std::string_view bytes);
void fuzz_document_codec(std::string_view bytes);
void fuzz_docx(std::string_view bytes);
void fuzz_eml(std::string_view bytes);
void fuzz_encodings(std::string_view bytes);
void fuzz_epub(std::string_view bytes);
void fuzz_html(std::string_view bytes);
void fuzz_image(std::string_view bytes);
void fuzz_mail_layout(std::string_view bytes);
void fuzz_markdown(std::string_view bytes);
void fuzz_mbox(std::string_view bytes);
void fuzz_messages(std::string_view bytes);
void fuzz_ocr_text(std::string_view bytes);
void fuzz_ods(std::string_view bytes);
void fuzz_odt(std::string_view bytes);
void fuzz_outlook(std::string_view bytes);
void fuzz_pdf(std::string_view bytes);
void fuzz_pdf_layout(std::string_view bytes);
void fuzz_pptx(std::string_view bytes);
void fuzz_rtf(std::string_view bytes);
void fuzz_sniff(std::string_view bytes);
void fuzz_text(std::string_view bytes);
void fuzz_text_marks(std::string_view bytes);
void fuzz_turn_labels(std::string_view bytes);
void fuzz_xlsx(std::string_view bytes);

}  // namespace whowhom
