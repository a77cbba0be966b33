# The fuzz targets, by what they test. A new one is a line here, in targets.hpp and in seeds_test.cpp, its file and a
# folder of seeds.
set(fuzz_names
  archive
  chat_json
  chat_layout
  csv
  document_codec
  docx
  eml
  encodings
  epub
  html
  image
  mail_layout
  markdown
  mbox
  messages
  ocr_text
  ods
  odt
  outlook
  pdf
  pdf_layout
  pptx
  rtf
  sniff
  text
  text_marks
  turn_labels
  xlsx)
set(fuzz_sources ${CMAKE_CURRENT_LIST_DIR}/fuzz.cpp)
foreach(name IN LISTS fuzz_names)
  list(APPEND fuzz_sources ${CMAKE_CURRENT_LIST_DIR}/${name}_fuzz.cpp)
endforeach()
