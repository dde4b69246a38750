package io.spserver.boot.planted.autoconfigure;

import io.spserver.boot.planted.annotation.ImportsAutoConfiguration;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Neither final nor free of public methods, and part of a cycle.
 */
@AutoConfiguration
public class OpenAutoConfiguration {

	@Bean
	public BeanPostProcessor notStatic(ImportsAutoConfiguration cycle) {
		return new BeanPostProcessor() {
		};
	}

}
