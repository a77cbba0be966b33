# Tests of the built program and of training/, in Python with its standard library only. A new file is one line here.
function(whowhom_python_test name file)
  add_test(NAME ${name} COMMAND Python3::Interpreter -B ${CMAKE_CURRENT_SOURCE_DIR}/${file} -v)
  set_tests_properties(${name} PROPERTIES
    SKIP_RETURN_CODE 77
    TIMEOUT 600
    ENVIRONMENT "WHOWHOM_PROGRAM=$<TARGET_FILE:whowhom>;WHOWHOM_SOURCE_DIR=${PROJECT_SOURCE_DIR};WHOWHOM_SANITIZED=$<BOOL:${WHOWHOM_SANITIZE}>;WHOWHOM_GRAPHVIZ=${GRAPHVIZ_libgvc_VERSION};PYTHONPATH=${CMAKE_CURRENT_SOURCE_DIR}/support"
    ${ARGN})
endfunction()

whowhom_python_test(cli_analyse cli/analyse_test.py)
whowhom_python_test(cli_box cli/box_test.py)
whowhom_python_test(cli_cases cli/cases_test.py)
whowhom_python_test(cli_mutations cli/mutations_test.py)
whowhom_python_test(cli_output cli/output_test.py)
whowhom_python_test(cli_large_input cli/large_input_test.py)
whowhom_python_test(cli_header_contacts cli/header_contacts_test.py LABELS marked-passages)
whowhom_python_test(cli_formats cli/formats_test.py LABELS marked-passages)
whowhom_python_test(guide cli/guide_test.py)
whowhom_python_test(properties_findings properties/findings_test.py)
whowhom_python_test(training_compare training/compare_test.py)
whowhom_python_test(training_coreference_scores training/coreference_scores_test.py)
whowhom_python_test(training_model training/model_test.py)
whowhom_python_test(marked_passages cli/marked_passages_test.py LABELS marked-passages)
