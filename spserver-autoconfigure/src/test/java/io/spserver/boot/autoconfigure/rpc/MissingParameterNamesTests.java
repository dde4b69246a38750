package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import org.junit.jupiter.api.Test;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.OverridingClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services that were compiled without {@code -parameters}.
 */
class MissingParameterNamesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0");

	@Test
	void annotatedMethodStopsTheStart() throws Exception {
		this.contextRunner.withBean(withoutNames(Service.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidHandlerException.class, (ex) -> {
					assertThat(ex).hasMessageContaining("svc.add").hasMessageContaining("are unknown");
					assertThat(ex.getAction()).contains("-parameters", "@JsonRpcParam");
				}));
	}

	@Test
	void beanOfMethodsStopsTheStart() throws Exception {
		Class<?> type = withoutNames(Service.class);
		Method add = type.getMethod("add", int.class, int.class);
		Object bean = type.getConstructor().newInstance();
		this.contextRunner
			.withBean(RpcMethods.class, () -> RpcMethods.builder().add(RpcMethod.of("svc.add", bean, add)).build())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("-parameters"));
	}

	@Test
	void annotationNamesParametersWithoutTheOption() throws Exception {
		this.contextRunner.withBean(withoutNames(Named.class)).run((context) -> assertThat(context).hasNotFailed());
	}

	/** The class as it would be without the option. */
	private static Class<?> withoutNames(Class<?> type) throws ClassNotFoundException {
		return new OverridingClassLoader(type.getClassLoader()) {

			@Override
			protected boolean isEligibleForOverriding(String name) {
				return name.equals(type.getName());
			}

			@Override
			protected byte[] transformIfNecessary(String name, byte[] bytes) {
				ClassWriter writer = new ClassWriter(0);
				new ClassReader(bytes).accept(new Stripping(writer), 0);
				return writer.toByteArray();
			}

		}.loadClass(type.getName());
	}

	/** Leaves out the names of parameters. */
	private static final class Stripping extends ClassVisitor {

		Stripping(ClassWriter writer) {
			super(SpringAsmInfo.ASM_VERSION, writer);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION,
					super.visitMethod(access, name, descriptor, signature, exceptions)) {

				@Override
				public void visitParameter(String parameter, int flags) {
				}

			};
		}

	}

	@JsonRpcService("svc")
	public static class Service {

		@JsonRpcMethod
		public int add(int a, int b) {
			return a + b;
		}

	}

	@JsonRpcService("named")
	public static class Named {

		@JsonRpcMethod
		public int add(@JsonRpcParam("a") int a, @JsonRpcParam("b") int b) {
			return a + b;
		}

	}

}
