/**
 * Java in a Jupyter notebook: a kernel that runs cells with Intone on its class path and shows its pictures where they are made.
 *
 * <p>JJava's library speaks Jupyter's protocol, the JDK's own JShell runs Java; what is here joins the two. It starts no Jupyter:
 * that is {@code intone notebook}. Read first: {@link org.intone.notebook.KernelSpec}, {@link
 * org.intone.notebook.NotebookKernel}, {@code JavaCells}.
 */
package org.intone.notebook;
