/** JMH measurements. */
package org.intone.bench;
