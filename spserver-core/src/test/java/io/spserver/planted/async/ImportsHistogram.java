package io.spserver.planted.async;

import org.HdrHistogram.Histogram;

interface ImportsHistogram {

	Histogram forbidden();

}
