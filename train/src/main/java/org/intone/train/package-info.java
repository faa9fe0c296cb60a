/** From a manifest to a trained model file. */
package org.intone.train;
