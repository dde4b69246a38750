package io.spserver.sample;

import java.math.BigDecimal;
import java.math.MathContext;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.protocol.rpc.RpcException;

/**
 * A calculator for remote calls.
 */
@JsonRpcService("calc")
class CalculatorService {

	private static final int DIVISION_BY_ZERO = 1001;

	@JsonRpcMethod
	BigDecimal add(BigDecimal a, BigDecimal b) {
		return a.add(b);
	}

	@JsonRpcMethod
	BigDecimal divide(BigDecimal a, BigDecimal b) {
		if (b.signum() == 0) {
			throw new RpcException(DIVISION_BY_ZERO, "Division by zero");
		}
		return a.divide(b, MathContext.DECIMAL64);
	}

}
