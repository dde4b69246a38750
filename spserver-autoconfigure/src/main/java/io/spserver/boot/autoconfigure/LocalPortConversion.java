package io.spserver.boot.autoconfigure;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.ConverterRegistry;
import org.springframework.core.env.Environment;

/**
 * Adds the {@link LocalPortConverter} to the conversions that injection uses.
 */
final class LocalPortConversion implements BeanFactoryPostProcessor {

	private final Environment environment;

	LocalPortConversion(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ConversionService conversions = beanFactory.getConversionService();
		if (conversions == null || conversions == ApplicationConversionService.getSharedInstance()) {
			conversions = new ApplicationConversionService();
			beanFactory.setConversionService(conversions);
		}
		if (conversions instanceof ConverterRegistry registry) {
			registry.addConverter(new LocalPortConverter(this.environment));
		}
	}

}
