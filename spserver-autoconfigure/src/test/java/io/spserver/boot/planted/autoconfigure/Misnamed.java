package io.spserver.boot.planted.autoconfigure;

import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Misnamed {

}
