package io.spserver.sample;

import java.math.BigDecimal;
import java.math.MathContext;

import io.spserver.boot.annotation.JsonRpcError;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.protocol.rpc.RpcErrorCode;
import io.spserver.protocol.rpc.RpcException;

/**
 * A calculator for remote calls.
 */
@JsonRpcService("calc")
class CalculatorService {

	private static final int DIVISION_BY_ZERO = 1001;

	private static final int LARGEST_SCALE = 1000;

	@JsonRpcMethod(description = "Adds two numbers.", readOnly = true)
	BigDecimal add(BigDecimal a, BigDecimal b) {
		return checked(a).add(checked(b));
	}

	@JsonRpcMethod(description = "Divides a number by another one.", readOnly = true)
	@JsonRpcError(exception = ArithmeticException.class, code = DIVISION_BY_ZERO, message = "Division by zero")
	BigDecimal divide(BigDecimal a, BigDecimal b) {
		return checked(a).divide(checked(b), MathContext.DECIMAL64);
	}

	/** A short number such as 1e9999999 would take minutes to compute with. */
	private static BigDecimal checked(BigDecimal number) {
		if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
			throw new RpcException(RpcErrorCode.INVALID_PARAMS, "The exponent is too large");
		}
		return number;
	}

}
