/** From truth and predictions to measures with intervals. */
package org.intone.evaluate;
