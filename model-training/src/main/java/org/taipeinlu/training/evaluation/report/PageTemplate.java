package org.taipeinlu.training.evaluation.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/**
 * A page whose text lies beside a class.
 *
 * @param owner the class
 * @param file name of the FreeMarker template
 */
public record PageTemplate(Class<?> owner, String file) {

  /** Writes the page with these values in it. */
  public void write(Map<String, Object> values, Writer writer) throws IOException {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(owner, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    try {
      configuration.getTemplate(file).process(values, writer);
    } catch (TemplateException e) {
      throw new IllegalStateException("the template of the page is wrong: " + e.getMessage(), e);
    }
  }
}
